package org.hecha.verification;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a regular expression cannot do without: words one of which stands in every match, and the characters a match can begin
 * with. Looking for them is many times as fast as trying an expression at every place, and most expressions stand in few texts.
 *
 * <p>Knows the part of the language that rules use; for anything else it answers that nothing is known.
 *
 * @param words  one of them stands in every match; empty where nothing is known
 * @param starts every match begins with one of these characters; empty where nothing is known
 * @param all    whether a text with one of the words has a match, too
 */
record Needed(List<String> words, String starts, boolean all) {

    private static final Needed NOTHING = new Needed(List.of(), "", false);

    static Needed of(String expression) {
        try {
            Reader reader = new Reader(expression);
            Part whole = reader.alternatives();
            boolean read = reader.at == expression.length();
            return !read
                    ? NOTHING
                    : new Needed(
                            List.copyOf(whole.words()),
                            whole.mayBeEmpty() || whole.beginsAnyhow()
                                    ? ""
                                    : whole.starts().stream()
                                            .map(String::valueOf)
                                            .collect(Collectors.joining()),
                            reader.plain && !whole.words().isEmpty());
        } catch (Unknown unknown) {
            return NOTHING;
        }
    }

    /** Something the reader does not know. */
    private static final class Unknown extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unknown(String what) {
            super(what, null, false, false);
        }
    }

    /** What is known of a part of an expression; {@code mayBeEmpty} where it may stand for nothing at all. */
    private record Part(Set<String> words, Set<Character> starts, boolean beginsAnyhow, boolean mayBeEmpty) {

        static final Part NO_WIDTH = new Part(Set.of(), Set.of(), false, true);
        static final Part ANYTHING = new Part(Set.of(), Set.of(), true, false);

        static Part literal(String word) {
            return new Part(Set.of(word), Set.of(word.charAt(0)), false, false);
        }

        Part optional() {
            return new Part(Set.of(), starts, beginsAnyhow, true);
        }
    }

    /** Reads an expression from left to right. */
    private static final class Reader {

        /** Classes of more characters tell little. */
        private static final int WIDEST_CLASS = 12;

        private final String expression;
        private int at;
        private boolean plain = true;

        Reader(String expression) {
            this.expression = expression;
        }

        Part alternatives() {
            Set<String> words = new LinkedHashSet<>();
            Set<Character> starts = new LinkedHashSet<>();
            boolean known = true;
            boolean anyhow = false;
            boolean empty = false;
            while (true) {
                Part one = sequence();
                known &= !one.words().isEmpty();
                words.addAll(one.words());
                starts.addAll(one.starts());
                anyhow |= one.beginsAnyhow();
                empty |= one.mayBeEmpty();
                if (at >= expression.length() || expression.charAt(at) != '|') {
                    return new Part(known ? words : Set.of(), starts, anyhow, empty);
                }
                at++;
            }
        }

        /** Its most telling part, and what can stand first in it. */
        private Part sequence() {
            List<Set<String>> parts = new ArrayList<>();
            StringBuilder run = new StringBuilder();
            Set<Character> starts = new LinkedHashSet<>();
            boolean anyhow = false;
            boolean empty = true;
            while (at < expression.length() && expression.charAt(at) != '|' && expression.charAt(at) != ')') {
                int literal = literal();
                Part part = literal >= 0 ? Part.literal(String.valueOf((char) literal)) : part();
                Repeated repeated = repeated();
                part = repeated == Repeated.PERHAPS ? part.optional() : part;
                if (empty) {
                    starts.addAll(part.starts());
                    anyhow |= part.beginsAnyhow();
                    empty = part.mayBeEmpty();
                }
                if (literal >= 0 && repeated != Repeated.PERHAPS) {
                    run.append((char) literal);
                }
                if (literal < 0 || repeated != Repeated.ONCE) {
                    ended(run, parts);
                }
                if (literal < 0) {
                    parts.add(part.words());
                }
            }
            ended(run, parts);
            return new Part(parts.stream().reduce(Set.of(), Reader::better), starts, anyhow, empty);
        }

        private static void ended(StringBuilder run, List<Set<String>> parts) {
            if (!run.isEmpty()) {
                parts.add(Set.of(run.toString()));
                run.setLength(0);
            }
        }

        private static Set<String> better(Set<String> one, Set<String> other) {
            return worth(other) > worth(one) ? other : one;
        }

        private static int worth(Set<String> words) {
            return words.isEmpty()
                    ? Integer.MIN_VALUE
                    : words.stream().mapToInt(String::length).min().orElse(0) * 64 - words.size();
        }

        /** The character that stands here for itself, read; negative where something else stands here, not read. */
        private int literal() {
            char c = expression.charAt(at);
            if ("([.^$*+?{".indexOf(c) >= 0) {
                return -1;
            }
            if (c != '\\') {
                at++;
                return c;
            }
            char escaped = expression.charAt(at + 1);
            if (Character.isLetterOrDigit(escaped) && escaped != 't' && escaped != 'n') {
                return -1;
            }
            at += 2;
            return meant(escaped);
        }

        private static char meant(char escaped) {
            return escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped;
        }

        /** A part that is no single character. */
        private Part part() {
            plain = false;
            char c = expression.charAt(at);
            if (c == '[') {
                return oneOf();
            }
            if (c == '(') {
                return group();
            }
            if (c == '^' || c == '$') {
                at++;
                return Part.NO_WIDTH;
            }
            if (c == '.') {
                at++;
                return Part.ANYTHING;
            }
            if (c == '\\' && "dDsSwW".indexOf(expression.charAt(at + 1)) >= 0) {
                at += 2;
                return Part.ANYTHING;
            }
            if (expression.startsWith("\\Q", at)) {
                int end = expression.indexOf("\\E", at);
                if (end > at + 2) {
                    String quoted = expression.substring(at + 2, end);
                    at = end + 2;
                    return Part.literal(quoted);
                }
            }
            throw new Unknown(expression.substring(at));
        }

        private Part group() {
            boolean looks = false;
            if (expression.startsWith("(?:", at)) {
                at += 3;
            } else if (expression.startsWith("(?=", at) || expression.startsWith("(?!", at)) {
                looks = true;
                at += 3;
            } else if (expression.startsWith("(?<=", at) || expression.startsWith("(?<!", at)) {
                looks = true;
                at += 4;
            } else if (expression.startsWith("(?<", at)) {
                at = expression.indexOf('>', at) + 1;
            } else if (expression.startsWith("(?", at)) {
                throw new Unknown(expression.substring(at));
            } else {
                at++;
            }
            Part inside = alternatives();
            if (at >= expression.length()) {
                throw new Unknown(expression);
            }
            at++;
            return looks ? Part.NO_WIDTH : inside;
        }

        private Part oneOf() {
            Set<Character> characters = new LinkedHashSet<>();
            boolean known = expression.charAt(at + 1) != '^';
            int i = known ? at + 1 : at + 2;
            for (; expression.charAt(i) != ']'; i++) {
                char c = expression.charAt(i);
                if (c == '[' || c == '&') {
                    throw new Unknown(expression.substring(at));
                }
                if (c == '\\') {
                    i++;
                    char escaped = expression.charAt(i);
                    known &= !Character.isLetterOrDigit(escaped) || escaped == 't' || escaped == 'n';
                    c = meant(escaped);
                } else {
                    known &= c != '-';
                }
                characters.add(c);
            }
            at = i + 1;
            if (!known) {
                return Part.ANYTHING;
            }
            Set<String> words = characters.size() > WIDEST_CLASS
                    ? Set.of()
                    : characters.stream().map(String::valueOf).collect(Collectors.toSet());
            return new Part(words, characters, false, false);
        }

        private enum Repeated {
            ONCE,
            PERHAPS,
            /** at least once: what follows need not follow at once */
            OFTEN
        }

        private Repeated repeated() {
            if (at >= expression.length() || "?*+{".indexOf(expression.charAt(at)) < 0) {
                return Repeated.ONCE;
            }
            plain = false;
            boolean perhaps;
            if (expression.charAt(at) == '{') {
                int end = expression.indexOf('}', at);
                perhaps = Integer.parseInt(expression.substring(at + 1, end).split(",")[0]) == 0;
                at = end + 1;
            } else {
                perhaps = expression.charAt(at) != '+';
                at++;
            }
            if (at < expression.length() && "?+".indexOf(expression.charAt(at)) >= 0) {
                at++;
            }
            return perhaps ? Repeated.PERHAPS : Repeated.OFTEN;
        }
    }
}
