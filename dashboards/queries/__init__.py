"""Questions to the published file, each a named function that answers with a frame."""
