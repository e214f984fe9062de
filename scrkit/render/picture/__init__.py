"""The timeline as a picture: where its marks lie, as SVG and as PNG."""
