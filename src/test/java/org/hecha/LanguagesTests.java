package org.hecha;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both languages are complete, and every word people read stands in a message file. */
class LanguagesTests {

    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Path JAVA = Path.of("src", "main", "java", "org", "hecha");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** Packages whose business is to read Chinese documents: their expressions are Chinese. */
    private static final Set<String> READ_CHINESE = Set.of("verification", "search", "evidence", "evaluate");

    /** Files that read what Chinese clerks type or Chinese files say, outside those packages. */
    private static final Set<String> READ_CHINESE_TOO = Set.of(
            "Vocabulary.java",
            "Reading.java",
            "HolidayCalendar.java",
            "ChineseFont.java",
            "Wording.java",
            "PersonalData.java");

    @Test
    void everyMessageFileHasTheSameKeysInBothLanguages() {
        for (Path chinese : messageFiles(false)) {
            Path english =
                    chinese.resolveSibling(chinese.getFileName().toString().replace(".properties", "_en.properties"));
            assertThat(keys(english)).as("%s", english).isEqualTo(keys(chinese));
        }
    }

    @Test
    void noMessageIsEmpty() {
        for (boolean english : new boolean[] {false, true}) {
            for (Path file : messageFiles(english)) {
                load(file)
                        .forEach((key, text) -> assertThat(text.toString().strip())
                                .as("%s in %s", key, file)
                                .isNotEmpty());
            }
        }
    }

    @Test
    void noMessageStandsInTwoFiles() {
        Map<String, Path> first = new HashMap<>();
        var twice = new ArrayList<String>();
        for (Path file : messageFiles(false)) {
            for (String key : keys(file)) {
                Path before = first.putIfAbsent(key, file);
                if (before != null) {
                    twice.add(key + " in " + before.getFileName() + " and " + file.getFileName());
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    @Test
    void everyMessageATemplateAsksForExists() {
        Set<String> known = new TreeSet<>();
        messageFiles(false).forEach(file -> known.addAll(keys(file)));
        Pattern whole = Pattern.compile("#\\{([\\w.-]+)[}(]|#messages\\.msg\\('([\\w.-]+)'[,)]");
        Pattern begun = Pattern.compile("#\\{\\|([\\w.-]+\\.)\\$\\{");
        var missing = new ArrayList<String>();
        for (Path template : files(RESOURCES.resolve("templates"), ".html")) {
            String text = read(template);
            whole.matcher(text).results().forEach(m -> {
                String key = m.group(1) == null ? m.group(2) : m.group(1);
                if (!known.contains(key)) {
                    missing.add(key + " in " + template);
                }
            });
            begun.matcher(text).results().forEach(m -> {
                if (known.stream().noneMatch(key -> key.startsWith(m.group(1)))) {
                    missing.add(m.group(1) + "… in " + template);
                }
            });
        }
        assertThat(missing).isEmpty();
    }

    /** A quotation mark stands for itself only twice where there is something to fill in, and would be swallowed. */
    @Test
    void noTextWithSomethingToFillInLosesItsApostrophe() {
        Pattern single = Pattern.compile("(?<!')'(?!['{])");
        var swallowed = new ArrayList<String>();
        for (Path file : Stream.concat(messageFiles(false).stream(), messageFiles(true).stream())
                .toList()) {
            load(file).forEach((key, text) -> {
                if (text.toString().contains("{0")
                        && single.matcher(text.toString()).find()) {
                    swallowed.add(key + " in " + file + ": " + text);
                }
            });
        }
        assertThat(swallowed).isEmpty();
    }

    /** What is not filled in is shown as it is written. */
    @Test
    void noTextWithNothingToFillInDoublesItsApostrophe() {
        var doubled = new ArrayList<String>();
        for (Path file : Stream.concat(messageFiles(false).stream(), messageFiles(true).stream())
                .toList()) {
            load(file).forEach((key, text) -> {
                if (!text.toString().contains("{") && text.toString().contains("''")) {
                    doubled.add(key + " in " + file + ": " + text);
                }
            });
        }
        assertThat(doubled).isEmpty();
    }

    @Test
    void everyPagesTitleEndsInTheSystemsName() {
        Pattern title = Pattern.compile("<head><title th:text=\"([^\"]*)\"></title></head>");
        for (Path template : files(RESOURCES.resolve("templates"), ".html")) {
            title.matcher(read(template))
                    .results()
                    .forEach(m -> assertThat(m.group(1)).as("%s", template).containsPattern("#\\{frame.name}\\|?$"));
        }
    }

    @Test
    void everyRefusalHasATitleAndASentence() {
        Set<String> known = new TreeSet<>();
        messageFiles(false).forEach(file -> known.addAll(keys(file)));
        Pattern refusal = Pattern.compile("class (\\w+) extends Refused\\b");
        var missing = new ArrayList<String>();
        for (Path file : files(JAVA, ".java")) {
            refusal.matcher(read(file)).results().forEach(m -> {
                // as Refused.key() makes it
                String key = "problem."
                        + m.group(1)
                                .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                                .toLowerCase(java.util.Locale.ROOT);
                if (!known.contains(key) || !known.contains(key + ".detail")) {
                    missing.add(key);
                }
            });
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noChineseWordStandsInATemplateOrAScript() {
        for (Path file : Stream.concat(
                        files(RESOURCES.resolve("templates"), ".html").stream(),
                        files(RESOURCES.resolve("static"), ".js").stream())
                .toList()) {
            assertThat(HAN.matcher(read(file)).find()).as("%s", file).isFalse();
        }
    }

    @Test
    void noChineseWordStandsInJavaUnlessItReadsChineseDocuments() {
        Pattern comments = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$|(?<=[;{}) ])//.*$");
        var found = new ArrayList<String>();
        for (Path file : files(JAVA, ".java")) {
            String module = JAVA.relativize(file).getName(0).toString();
            if (READ_CHINESE.contains(module)
                    || READ_CHINESE_TOO.contains(file.getFileName().toString())) {
                continue;
            }
            String code = comments.matcher(read(file)).replaceAll("");
            if (HAN.matcher(code).find()) {
                found.add(file.toString());
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> messageFiles(boolean english) {
        return files(RESOURCES, ".properties").stream()
                .filter(file -> file.getFileName().toString().startsWith("messages"))
                .filter(file -> file.getFileName().toString().endsWith("_en.properties") == english)
                .toList();
    }

    private static Set<String> keys(Path file) {
        return new TreeSet<>(load(file).stringPropertyNames());
    }

    private static Properties load(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static List<Path> files(Path directory, String ending) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
