"""What every room stands on: paths, language, texts, errors. It knows no figure and no lesson."""
