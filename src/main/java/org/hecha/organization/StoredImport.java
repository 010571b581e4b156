package org.hecha.organization;

import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Checks who asks, reads the file, and lets the table's own importer do the rest in one transaction. */
@Service
class StoredImport implements OrganizationImport {

    private final Spreadsheets spreadsheets;
    private final Vocabulary vocabulary;
    private final RegionImport regions;
    private final BodyImport bodies;
    private final MemberImport members;
    private final PostImport posts;
    private final ApplicationEventPublisher events;

    StoredImport(
            Spreadsheets spreadsheets,
            Vocabulary vocabulary,
            RegionImport regions,
            BodyImport bodies,
            MemberImport members,
            PostImport posts,
            ApplicationEventPublisher events) {
        this.spreadsheets = spreadsheets;
        this.vocabulary = vocabulary;
        this.regions = regions;
        this.bodies = bodies;
        this.members = members;
        this.posts = posts;
        this.events = events;
    }

    @Override
    @Transactional
    public Report file(Scope scope, Table table, String fileName, InputStream bytes, boolean dryRun) {
        administratorsOnly(scope);
        var sheet = new ImportSheet(table, fileName, spreadsheets.read(fileName, bytes), vocabulary);
        var log = new ImportLog(sheet.lines());
        return switch (table) {
            case REGIONS -> take(scope, table, log, dryRun, sheet.regions(log), regions::take);
            case BODIES -> take(scope, table, log, dryRun, sheet.bodies(log), bodies::take);
            case MEMBERS -> take(scope, table, log, dryRun, sheet.members(log), members::take);
            case POSTS -> take(scope, table, log, dryRun, sheet.posts(log), posts::take);
        };
    }

    @Override
    @Transactional
    public Report regions(Scope scope, List<RegionRow> rows, boolean dryRun) {
        return rows(scope, Table.REGIONS, rows, dryRun, regions::take);
    }

    @Override
    @Transactional
    public Report bodies(Scope scope, List<BodyRow> rows, boolean dryRun) {
        return rows(scope, Table.BODIES, rows, dryRun, bodies::take);
    }

    @Override
    @Transactional
    public Report members(Scope scope, List<MemberRow> rows, boolean dryRun) {
        return rows(scope, Table.MEMBERS, rows, dryRun, members::take);
    }

    @Override
    @Transactional
    public Report posts(Scope scope, List<PostRow> rows, boolean dryRun) {
        return rows(scope, Table.POSTS, rows, dryRun, posts::take);
    }

    @Override
    public List<String> columns(Table table) {
        return vocabulary.columns(table);
    }

    private <R> Report rows(Scope scope, Table table, List<R> rows, boolean dryRun, Importer<R> importer) {
        administratorsOnly(scope);
        return take(scope, table, new ImportLog(rows.size()), dryRun, rows, importer);
    }

    /** One table's importer: logs problems, and returns what makes the changes, run only when there were none. */
    interface Importer<R> {
        Supplier<Counts> take(List<R> rows, ImportLog log, String actor);
    }

    record Counts(int created, int changed, int unchanged) {}

    private <R> Report take(
            Scope scope, Table table, ImportLog log, boolean dryRun, List<R> rows, Importer<R> importer) {
        Supplier<Counts> changes = importer.take(rows, log, scope.actor());
        if (!log.problems().isEmpty() || dryRun) {
            return new Report(table, rows.size(), 0, 0, 0, false, log.problems());
        }
        Counts counts = changes.get();
        if (counts.created() + counts.changed() > 0) {
            events.publishEvent(new Imported(table, counts.created(), counts.changed(), scope.actor()));
        }
        return new Report(table, rows.size(), counts.created(), counts.changed(), counts.unchanged(), true, List.of());
    }

    private static void administratorsOnly(Scope scope) {
        if (!scope.system() && !scope.is(Role.SYSTEM_ADMINISTRATOR)) {
            throw new AdministratorsOnly(Role.SYSTEM_ADMINISTRATOR);
        }
    }
}
