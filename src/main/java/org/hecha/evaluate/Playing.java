package org.hecha.evaluate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hecha.Kept;
import org.hecha.Time;
import org.hecha.dossier.Answer;
import org.hecha.dossier.Answers;
import org.hecha.dossier.Claim;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Exhibit;
import org.hecha.dossier.MalformedAnswer;
import org.hecha.dossier.SlotFull;
import org.hecha.evidence.AlreadyReceived;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.EvidenceStore;
import org.hecha.evidence.PageText;
import org.hecha.organization.Body;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.Region;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.programme.Round;
import org.hecha.programme.RoundId;
import org.hecha.programme.Rounds;
import org.hecha.programme.Stage;
import org.hecha.standard.Standard;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Brings a split into the house through its doors: places, people, a round, and each county's clerk at work. */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "evaluate")
class Playing {

    private static final Logger log = LoggerFactory.getLogger(Playing.class);
    private static final String EDITION = "2021-2025";
    private static final int MOST_FILES = 2_000;

    private final OrganizationImport organization;
    private final Directory directory;
    private final Rounds rounds;
    private final Dossiers dossiers;
    private final EvidenceStore store;
    private final Clock clock;

    Playing(
            OrganizationImport organization,
            Directory directory,
            Rounds rounds,
            Dossiers dossiers,
            EvidenceStore store,
            Clock clock) {
        this.organization = organization;
        this.directory = directory;
        this.rounds = rounds;
        this.dossiers = dossiers;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Everything is in the house afterwards; reading goes on in the background. In a store that was kept only what differs is
     * changed: answers, files that came, changed or went.
     */
    Played play(Split split) throws IOException {
        Scope system = directory.systemScope("evaluate");
        people(system, split);
        Map<String, DossierId> opened = new LinkedHashMap<>();
        Map<String, Map<String, String>> twins = new HashMap<>();
        for (Split.County county : split.counties()) {
            if (clock instanceof Time.Shiftable shiftable) {
                shiftable.moveTo(noon(county.deadline()));
            }
            RoundId round = round(county.deadline());
            Scope clerk = scopeOf(county.code());
            Dossier dossier = dossiers.byNumber(system, round.value() + "-" + county.code())
                    .orElseGet(() -> dossiers.open(clerk, round, county.code()));
            dossiers.move(system, dossier.id(), Stage.SELF_CHECK, Level.COUNTY, true);
            fill(clerk, dossier.id(), county);
            twins.put(county.code(), upload(clerk, dossier.id(), county));
            opened.put(county.code(), dossier.id());
            // from here on the province may search in it
            dossiers.move(system, dossier.id(), Stage.PROVINCIAL_RECOMMENDATION, Level.PROVINCE, false);
            log.info("dossier {} is filled", dossier.number());
        }
        return new Played(opened, twins, Map.of());
    }

    /** The same once everything has been read: what films show is known only then. */
    Played read(Played played) {
        Scope system = directory.systemScope("evaluate");
        Map<String, Map<String, List<Integer>>> frames = new HashMap<>();
        played.dossiers().forEach((county, id) -> {
            Map<EvidenceId, List<Integer>> pages = store.pagesOf(id.collection()).stream()
                    .collect(Collectors.groupingBy(
                            PageText::evidence, Collectors.mapping(PageText::number, Collectors.toList())));
            Map<String, List<Integer>> films = new HashMap<>();
            for (Exhibit exhibit : dossiers.exhibits(system, id)) {
                if (exhibit.evidence().mediaType().startsWith("video/")) {
                    films.put(
                            exhibit.evidence().path(),
                            pages.getOrDefault(exhibit.evidence().id(), List.of()));
                }
            }
            frames.put(county, films);
        });
        return new Played(played.dossiers(), played.twins(), frames);
    }

    /** The scope of the person who works for exactly this place. */
    Scope scopeOf(String region) {
        return directory
                .memberByLogin("evaluate-" + region)
                .map(member -> directory.scopeOf(member.id()))
                .orElseThrow(() -> new IllegalArgumentException("regions.json has no place with the code " + region));
    }

    // --- places and people -----------------------------------------------------------------------------------------

    private void people(Scope system, Split split) {
        taken(organization.regions(
                system,
                split.regions().stream()
                        .map(place -> new OrganizationImport.RegionRow(
                                place.code(),
                                place.name(),
                                place.level(),
                                place.parent().orElse(Region.COUNTRY)))
                        .toList(),
                false));
        taken(organization.bodies(
                system,
                split.regions().stream()
                        .map(place -> new OrganizationImport.BodyRow(
                                place.code(),
                                place.name(),
                                kind(place.level()),
                                "",
                                "",
                                place.path(),
                                Optional.empty()))
                        .toList(),
                false));
        taken(organization.members(
                system,
                split.regions().stream()
                        .map(place -> new OrganizationImport.MemberRow(
                                "evaluate-" + place.code(),
                                place.name(),
                                place.code(),
                                place.name(),
                                Set.of(role(place.level())),
                                ""))
                        .toList(),
                false));
    }

    private static void taken(OrganizationImport.Report report) {
        if (!report.ok()) {
            throw new IllegalArgumentException("regions.json cannot be imported: " + report.problems());
        }
    }

    private static Body.Kind kind(Level level) {
        return switch (level) {
            case COUNTY -> Body.Kind.COUNTY_ASSOCIATION;
            case CITY -> Body.Kind.CITY_ASSOCIATION;
            case PROVINCE -> Body.Kind.RECOMMENDING;
            case NATION -> Body.Kind.NATIONAL_ASSOCIATION;
        };
    }

    private static Role role(Level level) {
        return switch (level) {
            case COUNTY -> Role.COUNTY_CLERK;
            case CITY -> Role.CITY_REVIEWER;
            case PROVINCE -> Role.PROVINCIAL_REVIEWER;
            case NATION -> Role.NATIONAL_OFFICER;
        };
    }

    /** One round a deadline; the clock stands at that day, so nothing is late. */
    private RoundId round(LocalDate deadline) {
        var id = new RoundId("E" + deadline.format(DateTimeFormatter.BASIC_ISO_DATE));
        if (rounds.all().stream().noneMatch(round -> round.id().equals(id))) {
            rounds.put(new Round(
                    id,
                    id.value(),
                    EDITION,
                    Map.of(),
                    deadline.minusYears(2),
                    deadline,
                    noon(deadline.plusDays(1)),
                    Map.of(),
                    Map.of(),
                    3,
                    7,
                    MOST_FILES));
        }
        return id;
    }

    private static java.time.Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(Time.BEIJING).toInstant();
    }

    // --- the clerk -------------------------------------------------------------------------------------------------

    private void fill(Scope clerk, DossierId id, Split.County county) {
        Standard standard = dossiers.standardOf(clerk, id);
        Map<String, Claim> there = dossiers.claims(clerk, id).stream()
                .collect(Collectors.toMap(claim -> claim.criterion() + "/" + claim.key(), claim -> claim));
        county.claims()
                .forEach((criterion, claims) -> claims.forEach((key, value) -> {
                    var claim = standard.claim(criterion, key);
                    if (claim.isEmpty()) {
                        log.warn("the standard has no claim {}/{}", criterion, key);
                    } else if (!claim.get().computed()) {
                        try {
                            save(
                                    clerk,
                                    id,
                                    there.get(criterion + "/" + key),
                                    Answers.fromJson(claim.get(), value.toString()));
                        } catch (MalformedAnswer malformed) {
                            log.warn("the answer to {}/{} of {} was refused", criterion, key, county.code(), malformed);
                        }
                    }
                }));
    }

    private void save(Scope clerk, DossierId id, @Nullable Claim there, Optional<Answer> answer) {
        if (there != null && !there.answer().equals(answer)) {
            dossiers.save(clerk, id, there.criterion(), there.key(), answer, there.version());
        }
    }

    /** @return files the product has already → the path it has them under */
    private Map<String, String> upload(Scope clerk, DossierId id, Split.County county) throws IOException {
        Map<EvidenceId, String> known = new HashMap<>();
        Map<String, Exhibit> kept = kept(clerk, id, county);
        Map<String, String> twins = new HashMap<>();
        var refused = new ArrayList<String>();
        for (Split.Upload upload : county.uploads()) {
            try {
                Exhibit there = kept.get(upload.path());
                EvidenceId file = there == null ? add(clerk, id, upload) : refile(clerk, there, upload);
                known.put(file, upload.path());
            } catch (AlreadyReceived twice) {
                EvidenceId first = EvidenceId.of(String.valueOf(twice.facts().get("first")));
                twins.put(upload.path(), known.getOrDefault(first, upload.path()));
                refused.add(upload.path());
            }
        }
        if (!refused.isEmpty()) {
            log.info("{} files of {} were there already", refused.size(), county.code());
        }
        return twins;
    }

    /** Files of an earlier run that are still the split's, by path; the others are taken out. */
    private Map<String, Exhibit> kept(Scope clerk, DossierId id, Split.County county) throws IOException {
        Map<String, Split.Upload> uploads =
                county.uploads().stream().collect(Collectors.toMap(Split.Upload::path, each -> each, (a, b) -> a));
        Map<String, Exhibit> kept = new HashMap<>();
        for (Exhibit exhibit : dossiers.exhibits(clerk, id)) {
            if (exhibit.evidence().parent().isPresent()) {
                continue;
            }
            Split.Upload upload = uploads.get(exhibit.evidence().path());
            if (upload != null
                    && Kept.sha256(upload.file()).equals(exhibit.evidence().sha256())) {
                kept.put(upload.path(), exhibit);
            } else {
                dossiers.withdraw(clerk, exhibit.evidence().id());
            }
        }
        return kept;
    }

    private EvidenceId refile(Scope clerk, Exhibit there, Split.Upload upload) {
        EvidenceId file = there.evidence().id();
        try {
            dossiers.file(clerk, file, upload.criteria(), upload.slot(), upload.caption(), upload.declaredDate());
        } catch (SlotFull full) {
            dossiers.file(clerk, file, upload.criteria(), "", upload.caption(), upload.declaredDate());
        }
        return file;
    }

    private EvidenceId add(Scope clerk, DossierId id, Split.Upload upload) throws IOException {
        String criterion = upload.criteria().stream().findFirst().orElse("");
        String slot = upload.slot();
        EvidenceId file;
        try {
            file = add(clerk, id, upload, criterion, slot);
        } catch (SlotFull full) {
            // as a clerk would: the file is filed under its criterion without a slot
            slot = "";
            file = add(clerk, id, upload, criterion, slot);
        }
        dossiers.file(clerk, file, upload.criteria(), slot, upload.caption(), upload.declaredDate());
        return file;
    }

    private EvidenceId add(Scope clerk, DossierId id, Split.Upload upload, String criterion, String slot)
            throws IOException {
        try (InputStream bytes = Files.newInputStream(upload.file())) {
            return dossiers.add(clerk, id, criterion, slot, upload.path(), bytes)
                    .id();
        }
    }
}
