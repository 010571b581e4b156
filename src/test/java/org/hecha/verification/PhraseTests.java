package org.hecha.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hecha.standard.Criterion.Checking;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTests {

    @Nested
    class WhatItNeeds {

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                value = {
                    "科普基地; [科普基地]; 科; true",
                    "基地|农技协; [基地, 农技协]; 基农; true",
                    "(?:已|现)建成{2}基地; [建成]; 已现; false",
                    "[一二](?=所); [一, 二]; 一二; false",
                    "全?县(?!级)科协; [科协]; 全县; false",
                    "(?<![未不])建[^,]{0,4}成立; [成立]; 建; false",
                    "ab+c; [ab]; a; false",
                    "a{0,3}b; [b]; ab; false",
                    "(?<value>\uE000)人次?; [\uE000]; \uE000; false",
                })
        void readsWordsAndBeginnings(String expression, String words, String starts, boolean all) {
            Needed needed = Needed.of(expression);
            assertThat(needed.words().stream().sorted().toList().toString())
                    .isEqualTo(Stream.of(words.replaceAll("[\\[\\]]", "").split(", "))
                            .sorted()
                            .toList()
                            .toString());
            assertThat(needed.starts()).isEqualTo(starts);
            assertThat(needed.all()).isEqualTo(all);
        }

        @ParameterizedTest
        @CsvSource({"(?:科普)?", "\\d+人", ".*", "(?m:^)科普", "[^科]普?"})
        void knowsNoBeginningWhereAnythingMayStandFirst(String expression) {
            assertThat(Needed.of(expression).starts()).isEmpty();
        }
    }

    /** The edition's own expressions, on texts made of their pieces: what is skipped must be what does not match. */
    @Test
    void findsWhatTheExpressionFinds() {
        List<String> expressions = expressions();
        Random random = new Random(7);
        int matches = 0;
        for (String expression : expressions) {
            Phrase phrase = Phrases.of(expression);
            Pattern pattern = phrase.matcher("").pattern();
            for (int i = 0; i < 60; i++) {
                String text = text(expressions, expression, random);
                List<String> expected =
                        pattern.matcher(text).results().map(PhraseTests::place).toList();
                assertThat(phrase.all(text).stream().map(PhraseTests::place))
                        .as(expression)
                        .isEqualTo(expected);
                assertThat(phrase.in(text)).as(expression).isEqualTo(!expected.isEmpty());
                matches += expected.size();
            }
        }
        assertThat(expressions).hasSizeGreaterThan(300);
        assertThat(matches).isGreaterThan(3_000);
    }

    private static String place(MatchResult match) {
        return match.start() + "-" + match.end();
    }

    private static final List<String> FILLING =
            List.of("", "", "的", "共", "\uE000", "\uE001", "\t", "\n", "，", "。", "县", "未", "已", "(", "3");

    private static String text(List<String> expressions, String expression, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            String from = random.nextInt(4) == 0 ? expressions.get(random.nextInt(expressions.size())) : expression;
            String[] pieces = from.split("[^\\u4e00-\\u9fa5\uE000-\uE004]+");
            text.append(pieces.length == 0 ? "" : pieces[random.nextInt(pieces.length)]);
            text.append(from.contains("{n}") && random.nextBoolean() ? "\uE000" : "");
            text.append(FILLING.get(random.nextInt(FILLING.size())));
        }
        return text.toString();
    }

    private static List<String> expressions() {
        List<String> all = new ArrayList<>();
        for (var criterion : Bench.standard().criteria()) {
            for (var claim : criterion.claims()) {
                Checking checking = claim.checking();
                Stream.of(checking.subject(), checking.also(), checking.affirm(), checking.negation(), checking.topic())
                        .forEach(all::addAll);
                all.addAll(checking.options().values());
                checking.thing().ifPresent(thing -> {
                    all.addAll(thing.about());
                    all.addAll(thing.other());
                });
            }
        }
        return all.stream().distinct().toList();
    }
}
