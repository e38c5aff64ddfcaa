"""What a person does in the workspace, for the page and the test kit alike."""
