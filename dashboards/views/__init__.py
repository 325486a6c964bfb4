"""The pages, one `render` each."""
