package org.hecha.evidence;

/** Documents of ours as archives want them: PDF/A-2b, made by the office suite. */
public interface ArchivalCopies {

    /**
     * The document as PDF/A-2b with its fonts inside; takes a few seconds.
     *
     * @param docx a text document
     * @throws ConverterMissing where no office suite is installed
     * @throws NotConvertible   where it cannot make a PDF/A of this document, or not in time
     */
    byte[] of(byte[] docx);
}
