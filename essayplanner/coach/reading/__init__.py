"""How an essay question is taken apart, by what `resources/questions.toml` knows of how boards word them."""
