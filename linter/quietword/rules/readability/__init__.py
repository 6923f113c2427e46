"""How hard an article is to read. Never an error: a formula only helps to choose what to look at first."""
