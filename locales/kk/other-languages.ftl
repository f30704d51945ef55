# What is said in a language that Ruqsat knows but does not speak; the words stand in locales/other-languages.toml.
other-language = { $line_text }
