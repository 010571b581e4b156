package org.hecha.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What invented places, offices, people and papers are called, as {@code names.json} has it; {@code {0}} stands for the place.
 *
 * @param units office of a county → criteria it answers for
 * @param defects what is asked for when something is returned
 * @param objections what people hold against a county in its notice
 * @param corrections words of a notice that people want to be put right
 */
record Names(
        String nation,
        List<String> provinces,
        List<String> firstOfPlace,
        List<String> secondOfPlace,
        List<String> surnames,
        List<String> givenNames,
        String recommending,
        String association,
        String government,
        String institute,
        List<String> outlineMembers,
        Map<String, List<String>> units,
        String province,
        String city,
        String county,
        String countyLeader,
        String foundation,
        String plan,
        String report,
        String reportTitle,
        String reportLine,
        List<String> defects,
        String objector,
        List<String> objections,
        List<String> corrections,
        String transfer,
        String reply,
        String refusal) {

    static Names read(Path directory) throws IOException {
        return new ObjectMapper().readValue(directory.resolve("names.json").toFile(), Names.class);
    }

    static String in(String pattern, String... words) {
        String text = pattern;
        for (int i = 0; i < words.length; i++) {
            text = text.replace("{" + i + "}", words[i]);
        }
        return text;
    }
}
