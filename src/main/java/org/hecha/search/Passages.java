package org.hecha.search;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hecha.dossier.Answer;
import org.hecha.dossier.Claim;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Exhibit;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.PageText;
import org.hecha.shared.PersonalData;
import org.hecha.standard.Criterion;
import org.hecha.standard.Standard;
import org.jspecify.annotations.Nullable;

/** Makes passages out of files, claims and criteria. */
final class Passages {

    private Passages() {}

    // --- files -----------------------------------------------------------------------------------------------------

    /**
     * The pages of a file; one even where there is nothing to read, so that its name is found and its silence counted.
     *
     * @param family the file and the containers it came out of, at least
     */
    static List<Passage> of(
            Dossier dossier,
            List<String> places,
            Exhibit exhibit,
            Map<EvidenceId, Exhibit> family,
            List<PageText> pages) {
        Evidence file = exhibit.evidence();
        if (!file.state().terminal()) {
            return List.of();
        }
        var passages = new ArrayList<Passage>();
        // the index never learns a personal number: neither a hit nor its silence may tell whose it is (decision 0037)
        String path = PersonalData.masked(path(exhibit, family));
        Exhibit root = root(exhibit, family);
        // what came out of a container is filed as the container is, unless somebody said otherwise
        List<String> criteria = exhibit.criteria().isEmpty() ? root.criteria() : exhibit.criteria();
        Optional<LocalDate> declared = exhibit.declaredDate().or(root::declaredDate);
        String title =
                path + " " + PersonalData.masked(exhibit.caption().isEmpty() ? root.caption() : exhibit.caption());
        String type = FileTypes.of(file.mediaType(), file.path());
        for (PageText page : complete(file, type, pages)) {
            passages.add(new Passage(
                    Passage.keyOfPage(file.id(), page.number()),
                    Hit.Kind.EVIDENCE,
                    Optional.of(dossier.id()),
                    dossier.region(),
                    places,
                    Optional.of(file.id()),
                    Optional.of(root.evidence().id()),
                    path,
                    title,
                    page.number(),
                    criteria,
                    "",
                    type,
                    dates(declared, page.text()),
                    legible(file, page),
                    PersonalData.masked(page.text())));
        }
        return passages;
    }

    /** All pages, those without text included. */
    private static List<PageText> complete(Evidence file, String type, List<PageText> pages) {
        var complete = new ArrayList<>(pages);
        // pages of a film are seconds
        boolean numbered = !type.equals("video") || pages.isEmpty();
        int last = type.equals("video") ? 1 : Math.max(1, file.pages());
        for (int number = 1; numbered && number <= last; number++) {
            int missing = number;
            if (pages.stream().noneMatch(page -> page.number() == missing)) {
                complete.add(new PageText(file.id(), number, "", false, 0));
            }
        }
        return complete;
    }

    /** A blank page of a file that was read to its end, and a photo without writing, keep nothing back. */
    private static Passage.Legible legible(Evidence file, PageText page) {
        if (!page.text().isBlank()) {
            return page.ocr() ? Passage.Legible.PICTURE : Passage.Legible.TEXT;
        }
        return file.unread() == 0 ? Passage.Legible.NOT_A_PAGE : Passage.Legible.NO;
    }

    private static String path(Exhibit exhibit, Map<EvidenceId, Exhibit> family) {
        Exhibit container = container(exhibit, family);
        return container == null
                ? exhibit.evidence().path()
                : path(container, family) + "!/" + exhibit.evidence().path();
    }

    private static Exhibit root(Exhibit exhibit, Map<EvidenceId, Exhibit> family) {
        Exhibit container = container(exhibit, family);
        return container == null ? exhibit : root(container, family);
    }

    private static @Nullable Exhibit container(Exhibit exhibit, Map<EvidenceId, Exhibit> family) {
        return exhibit.evidence().parent().map(family::get).orElse(null);
    }

    private static List<LocalDate> dates(Optional<LocalDate> declared, String text) {
        var dates = new ArrayList<>(FoundDates.in(NormalText.normal(text)));
        declared.ifPresent(dates::addFirst);
        return dates;
    }

    // --- claims and criteria ---------------------------------------------------------------------------------------

    /** A filled claim as a passage: its label, its value, its unit. */
    static Optional<Passage> of(Dossier dossier, List<String> places, Standard standard, Claim claim) {
        return claim.answer().map(answer -> {
            Optional<Criterion.Claim> asked = standard.claim(claim.criterion(), claim.key());
            String label = asked.map(Criterion.Claim::label).orElse(claim.key());
            String unit = asked.map(Criterion.Claim::unit).orElse("");
            String text = PersonalData.masked((label + " " + words(answer) + " " + unit).strip());
            return new Passage(
                    Passage.keyOfClaim(dossier.id(), claim.criterion(), claim.key()),
                    Hit.Kind.CLAIM,
                    Optional.of(dossier.id()),
                    dossier.region(),
                    places,
                    Optional.empty(),
                    Optional.empty(),
                    label,
                    dossier.county(),
                    0,
                    List.of(claim.criterion()),
                    claim.key(),
                    "",
                    FoundDates.in(NormalText.normal(text)),
                    Passage.Legible.NOT_A_PAGE,
                    text);
        });
    }

    private static String words(Answer answer) {
        return switch (answer) {
            case Answer.YesNo yes -> yes.detail();
            case Answer.Amount amount -> plain(amount.value());
            case Answer.Text text -> text.value();
            case Answer.Day day -> day.value().toString();
            case Answer.Days days ->
                days.values().stream().map(LocalDate::toString).collect(Collectors.joining("\n"));
            case Answer.Choices choices -> String.join("\n", choices.values());
            case Answer.Rows rows ->
                rows.values().stream()
                        .map(row -> String.join("\t", row.values()))
                        .collect(Collectors.joining("\n"));
        };
    }

    private static String plain(BigDecimal value) {
        return value.toPlainString();
    }

    static Passage of(Standard standard, Criterion criterion) {
        String claims = criterion.claims().stream()
                .map(claim -> claim.label() + "\t" + claim.rule())
                .collect(Collectors.joining("\n"));
        return new Passage(
                Passage.keyOfCriterion(standard.edition(), criterion.id()),
                Hit.Kind.CRITERION,
                Optional.empty(),
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                criterion.title(),
                criterion.title() + " " + standard.edition(),
                0,
                List.of(criterion.id()),
                "",
                "",
                List.of(),
                Passage.Legible.NOT_A_PAGE,
                criterion.text() + "\n" + criterion.judgement() + "\n" + claims);
    }
}
