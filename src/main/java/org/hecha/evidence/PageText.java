package org.hecha.evidence;

/**
 * The text of one page.
 *
 * @param evidence the file
 * @param number   from 1: page, slide, sheet; 1 for an image; for video the second of the frame
 * @param text     lines parted by {@code \n}, cells of one row by {@code \t}; as written, not normalised; may be empty
 * @param ocr      true where the text was read from a picture
 * @param quality  0 (junk) to 1 (clean): for OCR the mean confidence, otherwise how likely the characters are Chinese text
 */
public record PageText(EvidenceId evidence, int number, String text, boolean ocr, double quality) {}
