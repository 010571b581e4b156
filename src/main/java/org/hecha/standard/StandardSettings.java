package org.hecha.standard;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where editions come from besides the built-in ones.
 *
 * @param directory a directory with more editions ({@code *.yaml}) and overlays ({@code overlays/*.yaml}); empty = none. Read
 *     once, at start; a file there replaces a built-in one of the same name
 */
@Validated
@ConfigurationProperties("hecha.standard")
record StandardSettings(@DefaultValue("") String directory) {}
