package org.hecha.organization;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.shared.DomainEvent;

/**
 * Takes in places, offices and people, from files (CSV in UTF-8 or GBK, XLSX, XLS) or as rows. Rows depend on one another
 * (a city on its province, a person on the office), so it is all or nothing: with one problem nothing is changed, and the
 * report lists every problem at once. What is there already is changed to what the row says; what no row mentions stays.
 */
public interface OrganizationImport {

    enum Table {
        REGIONS,
        BODIES,
        MEMBERS,
        /** where people worked before, or work besides */
        POSTS
    }

    /**
     * Reads a file with one heading line and imports it.
     *
     * @param fileName decides the format by its ending; anything else than xlsx and xls is read as CSV
     * @param dryRun   true = only report
     * @throws AdministratorsOnly unless the scope is a system administrator's or background work
     * @throws UnreadableTable    when it is no table at all
     */
    Report file(Scope scope, Table table, String fileName, InputStream bytes, boolean dryRun);

    Report regions(Scope scope, List<RegionRow> rows, boolean dryRun);

    Report bodies(Scope scope, List<BodyRow> rows, boolean dryRun);

    Report members(Scope scope, List<MemberRow> rows, boolean dryRun);

    Report posts(Scope scope, List<PostRow> rows, boolean dryRun);

    /** Column names of a table in the order of a template, in the language of the source. */
    List<String> columns(Table table);

    /**
     * A place. The country itself ({@code 000000}) is made by itself.
     *
     * @param code   six digits
     * @param parent code of the place above
     * @param from   first day it exists; empty = always
     * @param until  last day it exists; empty = still
     */
    record RegionRow(
            String code, String name, Level level, String parent, Optional<LocalDate> from, Optional<LocalDate> until) {
        public RegionRow(String code, String name, Level level, String parent) {
            this(code, name, level, parent, Optional.empty(), Optional.empty());
        }
    }

    /**
     * An office, recognised by region and name.
     *
     * @param parentRegion region of the office above; empty at the top
     * @param parentName   name of the office above; empty at the top
     * @param path         only for county associations: how their county's dossiers go
     * @param pathFrom     first day of that path; empty = always
     */
    record BodyRow(
            String region,
            String name,
            Body.Kind kind,
            String parentRegion,
            String parentName,
            Optional<ReviewPath> path,
            Optional<LocalDate> pathFrom) {
        public BodyRow(String region, String name, Body.Kind kind) {
            this(region, name, kind, "", "", Optional.empty(), Optional.empty());
        }
    }

    /**
     * A person, recognised by login.
     *
     * @param region   region of the office
     * @param body     name of the office
     * @param password first password; empty = none is set or the old one stays
     * @param demo     shown on the login page of the demo profile, in the order of the rows
     * @param active   false for somebody who has left: no login, no task, but the name stays
     * @param phone    digits, spaces, hyphens, brackets and a leading plus; empty = the old one stays, "-" = none any more
     */
    record MemberRow(
            String login,
            String name,
            String region,
            String body,
            Set<Role> roles,
            String mail,
            Locale language,
            String password,
            boolean demo,
            boolean active,
            String phone) {
        public MemberRow {
            roles = Set.copyOf(roles);
        }

        /** A person whose phone stays as it is. */
        public MemberRow(
                String login,
                String name,
                String region,
                String body,
                Set<Role> roles,
                String mail,
                Locale language,
                String password,
                boolean demo,
                boolean active) {
            this(login, name, region, body, roles, mail, language, password, demo, active, "");
        }

        /** A person in the default language, without mail, at work. */
        public MemberRow(String login, String name, String region, String body, Set<Role> roles, String password) {
            this(login, name, region, body, roles, "", Locale.SIMPLIFIED_CHINESE, password, false, true);
        }
    }

    /**
     * An earlier post of a person, or one besides the present; recognised by login, region, unit and first day. Moving
     * somebody to another office with {@link MemberRow} makes the one for the office left by itself.
     *
     * @param region where the office is; it need not be one that is known here
     * @param unit   its name
     * @param from   first day; empty = not known
     * @param until  last day; empty = goes on
     */
    record PostRow(String login, String region, String unit, Optional<LocalDate> from, Optional<LocalDate> until) {}

    /**
     * What is wrong in one row.
     *
     * @param line      line of the file or place in the list, from 1; the heading is line 1 of a file
     * @param field     name of the column; empty where the whole row is meant
     * @param key       message key {@code import.problem.<key>}: what is wrong and what to do, with the arguments
     */
    record Problem(int line, String field, String key, List<String> arguments) {
        public Problem {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * @param rows      rows read, empty ones not counted
     * @param imported  true when the changes were made; false for a dry run or with problems
     * @param problems  by line
     */
    record Report(
            Table table, int rows, int created, int changed, int unchanged, boolean imported, List<Problem> problems) {
        public Report {
            problems = List.copyOf(problems);
        }

        public boolean ok() {
            return problems.isEmpty();
        }
    }

    /** Rows were taken in. */
    record Imported(Table table, int created, int changed, String actor) implements DomainEvent {
        @Override
        public String chain() {
            return "system";
        }

        @Override
        public String action() {
            return "organization.imported";
        }

        @Override
        public String subject() {
            return table.name();
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("created", Integer.toString(created), "changed", Integer.toString(changed));
        }
    }

    /** A person was added or their office or rights were changed; roles by name, parted by commas. */
    record MemberChanged(MemberId member, String before, String after, String actor) implements DomainEvent {
        @Override
        public String chain() {
            return "system";
        }

        @Override
        public String action() {
            return "member.changed";
        }

        @Override
        public String subject() {
            return member.toString();
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("before", before, "after", after);
        }
    }

    /** An earlier post of a person, or one besides the present, became known. */
    record PostRecorded(MemberId member, String region, String unit, String actor) implements DomainEvent {
        @Override
        public String chain() {
            return "system";
        }

        @Override
        public String action() {
            return "member.post_recorded";
        }

        @Override
        public String subject() {
            return member.toString();
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("region", region, "unit", unit);
        }
    }

    /** A place has new numbers, because it belongs to another place now; whoever keeps {@code lo} must renew it. */
    record RegionMoved(String code, int lo, int hi, String actor) implements DomainEvent {
        @Override
        public String chain() {
            return "system";
        }

        @Override
        public String action() {
            return "region.moved";
        }

        @Override
        public String subject() {
            return code;
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("lo", Integer.toString(lo), "hi", Integer.toString(hi));
        }
    }
}
