package org.hecha.review;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.OrganizationImport.Problem;
import org.hecha.organization.PeopleTables;

/** Understands a table of people and of what they know, row by row; everything that is wrong is said at once. */
class SpecialityImport {

    static final String TABLE = "SPECIALITIES";

    private static final List<String> NEEDED = List.of("login", "parts");
    private static final String SEPARATORS = "[,，;；、|\\n]";

    private final PeopleTables tables;
    private final Directory directory;

    SpecialityImport(PeopleTables tables, Directory directory) {
        this.tables = tables;
        this.directory = directory;
    }

    /** @param knows of people whose row has no fault; empty = every part */
    record Read(int rows, Map<MemberId, Set<String>> knows, List<Problem> problems) {}

    /**
     * @param settable people whose specialities the reader sets
     * @param parts    that may be named
     */
    Read read(String fileName, InputStream bytes, Set<MemberId> settable, List<String> parts) {
        List<PeopleTables.Row> rows = tables.read(TABLE, NEEDED, fileName, bytes);
        Map<MemberId, Set<String>> knows = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        Set<String> logins = new HashSet<>();
        for (PeopleTables.Row row : rows) {
            int before = problems.size();
            Optional<Member> person = person(row, settable, logins, problems);
            Set<String> named = named(row, parts, problems);
            if (problems.size() == before) {
                person.ifPresent(member -> knows.put(member.id(), named));
            }
        }
        return new Read(rows.size(), knows, List.copyOf(problems));
    }

    private Optional<Member> person(
            PeopleTables.Row row, Set<MemberId> settable, Set<String> logins, List<Problem> problems) {
        String login = row.cell("login");
        if (login.isEmpty()) {
            problems.add(problem(row, "login", "missing"));
            return Optional.empty();
        }
        if (!logins.add(login.toLowerCase(Locale.ROOT))) {
            problems.add(problem(row, "login", "twice", login));
            return Optional.empty();
        }
        // of people somebody else assigns nothing is said, not even whether they are there
        Optional<Member> person = directory.memberByLogin(login).filter(member -> settable.contains(member.id()));
        if (person.isEmpty()) {
            problems.add(problem(row, "login", "not-your-reviewer", login));
        }
        person.filter(member -> !row.cell("name").isEmpty() && !member.name().equals(row.cell("name")))
                .ifPresent(member ->
                        problems.add(problem(row, "name", "another-name", login, member.name(), row.cell("name"))));
        return person;
    }

    private Set<String> named(PeopleTables.Row row, List<String> parts, List<Problem> problems) {
        String cell = row.cell("parts");
        if (cell.isEmpty()) {
            problems.add(problem(row, "parts", "no-parts", String.join("、", parts)));
            return Set.of();
        }
        if (tables.meaning("parts", cell).isPresent()) {
            return Set.of();
        }
        Set<String> named = Arrays.stream(cell.split(SEPARATORS))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        named.stream()
                .filter(word -> !parts.contains(word))
                .forEach(word -> problems.add(problem(row, "parts", "unknown-part", word, String.join("、", parts))));
        return named;
    }

    private static Problem problem(PeopleTables.Row row, String field, String key, String... arguments) {
        return new Problem(row.line(), field, key, List.of(arguments));
    }
}
