"""The workbench where people's judgements come in."""
