package org.hecha.evaluate;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings below {@code hecha.evaluate}, given on the command line.
 *
 * @param dir     folder of the split
 * @param keep    folder of a store that is used again by the next run; empty = a throw-away store
 * @param details file that gets every row with what was expected and found; empty = none
 */
@ConfigurationProperties("hecha.evaluate")
record EvaluateSettings(
        @DefaultValue("") String dir,
        @DefaultValue("") String keep,
        @DefaultValue("") String details) {}
