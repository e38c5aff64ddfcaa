"""Stories that cross the whole product: both roads, bad weather, the browser."""
