"""Blocks to a Word document on our own base: plain parts, no template, no clock."""
