"""What is made from lessons: notebooks, the start page, web pages, handouts, the READMEs."""
