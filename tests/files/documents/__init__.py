"""Documents: what is read of Markdown, and what Word files and PDFs hold when they open again."""
