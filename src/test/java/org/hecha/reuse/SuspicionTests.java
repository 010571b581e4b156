package org.hecha.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Exhibit;
import org.hecha.evidence.CollectionId;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.PageText;
import org.junit.jupiter.api.Test;

class SuspicionTests {

    private final List<Exhibit> exhibits = new ArrayList<>();
    private final List<PageText> pages = new ArrayList<>();

    @Test
    void aPhotographTakenOnAnotherDayThanDeclaredIsToldAndOneOfTheSameDaysIsNot() {
        file("right.jpg", "image/jpeg", Map.of("exif.taken", "2021-09-17T10:00"), "2021-09-18", "");
        file("wrong.jpg", "image/jpeg", Map.of("exif.taken", "2019-05-12T10:00"), "2021-09-18", "");

        assertThat(signals()).singleElement().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(Signal.Kind.TAKEN_ANOTHER_DAY);
            assertThat(signal.path()).isEqualTo("wrong.jpg");
        });
    }

    @Test
    void aBatchOfPhotographsWithoutAnyDayIsToldOnce() {
        IntStream.range(0, 8).forEach(i -> file(i + ".jpg", "image/jpeg", Map.of(), "", ""));
        assertThat(signals()).extracting(Signal::kind).containsExactly(Signal.Kind.NO_CAMERA_FACTS);

        file("one.jpg", "image/jpeg", Map.of("exif.taken", "2021-09-17T10:00"), "", "");
        assertThat(signals()).isEmpty();
    }

    @Test
    void aDocumentMadeLongAfterTheDayItIsDeclaredForIsTold() {
        var made = Map.of("creator", "x", "created", "2022-08-20T08:00:00Z");
        file("late.docx", "application/x", made, "2021-03-01", "");
        file("good.docx", "application/x", made, "2022-08-15", "");

        assertThat(signals())
                .singleElement()
                .satisfies(signal -> assertThat(signal.kind()).isEqualTo(Signal.Kind.MADE_LATER));
    }

    @Test
    void personalNumbersAreCheckedAndNeverRepeated() {
        String good = number("99022619850101123");
        String future = number("99022620450101123");
        file("a.csv", "text/csv", Map.of(), "", "1,甲," + good + "\n2,乙," + good.substring(0, 17) + "?");
        file("b.csv", "text/csv", Map.of(), "", "1,丙," + good + "\n2,丁," + future);
        file("c.csv", "text/csv", Map.of(), "", "1,戊," + wrong(good));

        assertThat(signals())
                .extracting(Signal::kind)
                .containsExactlyInAnyOrder(Signal.Kind.PERSON_TWICE, Signal.Kind.BORN_LATER, Signal.Kind.NUMBER_WRONG);
        assertThat(signals()).noneMatch(signal -> signal.toString().contains(good));
    }

    @Test
    void tenActivitiesInOneDayAreToldAndNineAreNot() {
        String head = "活动名称,日期,人数\n";
        file("活动清单.csv", "text/csv", Map.of(), "", head + rows(10, "2021-05-20"));
        file("活动清单2.csv", "text/csv", Map.of(), "", head + rows(9, "2021/5/21"));

        assertThat(signals()).singleElement().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(Signal.Kind.TEN_IN_A_DAY);
            assertThat(signal.other()).startsWith("2021-05-20");
        });
    }

    private static String rows(int count, String day) {
        return IntStream.range(0, count)
                .mapToObj(i -> "讲座" + i + "," + day + ",40")
                .collect(Collectors.joining("\n"));
    }

    private static String number(String seventeen) {
        return "0123456789X"
                .chars()
                .mapToObj(check -> seventeen + (char) check)
                .filter(Suspicion::checks)
                .findFirst()
                .orElseThrow();
    }

    private static String wrong(String number) {
        return number.substring(0, 17) + (number.charAt(17) == '1' ? '2' : '1');
    }

    private List<Signal> signals() {
        return new Suspicion(new Vocabulary(List.of()), LocalDate.of(2022, 10, 10)).of(exhibits, pages);
    }

    private void file(String path, String type, Map<String, String> properties, String declared, String text) {
        var id = new EvidenceId(UUID.randomUUID());
        var dossier = new UUID(0, 1);
        exhibits.add(new Exhibit(
                new DossierId(dossier),
                new Evidence(
                        id,
                        new CollectionId(dossier),
                        path,
                        Optional.empty(),
                        "0".repeat(64),
                        1,
                        type,
                        Evidence.State.READ,
                        Optional.empty(),
                        1,
                        1,
                        Instant.EPOCH,
                        "x",
                        properties),
                List.of(),
                "",
                "",
                declared.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(declared)),
                List.of()));
        pages.add(new PageText(id, 1, text, false, 1));
    }
}
