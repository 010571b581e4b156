package org.hecha.web.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hecha.InApplication;
import org.hecha.dossier.Answer;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.TooManyUnmaskings;
import org.hecha.evidence.AlreadyReceived;
import org.hecha.evidence.EvidenceId;
import org.hecha.organization.Directory;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.Scope;
import org.hecha.programme.Rounds;
import org.hecha.shared.SyntheticPersons;
import org.hecha.shared.SyntheticPersons.Person;
import org.hecha.standard.Criterion;
import org.hecha.web.Browser;
import org.hecha.web.SomeDossier;
import org.hecha.web.SomePeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two hundred invented persons stand in files, names of files, captions and answers; nobody's numbers are on any screen. */
@InApplication
class PersonalNumbersIT {

    private static final List<Person> PEOPLE = SyntheticPersons.some(200, 23);
    private static final String DOSSIER = "/dossiers/" + SomeDossier.NUMBER;
    private static final Pattern LINK = Pattern.compile("(?:href|hx-get|data-href)=\"(/[^\"#]*)");

    /** What a person is about to change is shown as it is. */
    private static final Pattern FIELDS = Pattern.compile("<input[^>]*>|<textarea[^>]*>[^<]*</textarea>");

    @LocalServerPort
    int port;

    @Autowired
    Directory directory;

    @Autowired
    OrganizationImport imports;

    @Autowired
    Rounds rounds;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Clock clock;

    EvidenceId roster;

    @BeforeEach
    void aRosterIsThere() throws Exception {
        SomePeople.moveIn(directory, imports);
        Dossier dossier = SomeDossier.open(directory, rounds, dossiers, clock);
        Scope clerk = clerk();
        String rows = PEOPLE.stream()
                .map(person -> person.name() + "\t" + String.join("\t", person.numbers()))
                .collect(Collectors.joining("\n", "姓名\t证件号\t旧证件号\t手机\t卡号\n", "\n"));
        try {
            roster = dossiers.add(
                            clerk,
                            dossier.id(),
                            "S07",
                            "",
                            "名册-" + PEOPLE.getFirst().identity() + ".txt",
                            new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)))
                    .id();
            dossiers.file(
                    clerk, roster, List.of("S07"), "", "联系人 " + PEOPLE.get(1).mobile(), Optional.empty());
            answer(clerk, dossier);
        } catch (AlreadyReceived there) {
            roster = dossiers.exhibits(clerk, dossier.id()).stream()
                    .filter(exhibit -> exhibit.evidence().name().startsWith("名册-"))
                    .findFirst()
                    .orElseThrow()
                    .evidence()
                    .id();
        }
        await().atMost(Duration.ofMinutes(5))
                .until(() -> dossiers.exhibit(clerk, roster).evidence().state().terminal());
    }

    private void answer(Scope clerk, Dossier dossier) {
        var standard = dossiers.standardOf(clerk, dossier.id());
        Criterion criterion = standard.criterion("S07").orElseThrow();
        for (var claim : dossiers.claims(clerk, dossier.id())) {
            boolean words = claim.criterion().equals(criterion.id())
                    && claim.answer().filter(Answer.Text.class::isInstance).isPresent();
            if (words) {
                try {
                    dossiers.save(
                            clerk,
                            dossier.id(),
                            claim.criterion(),
                            claim.key(),
                            Optional.of(new Answer.Text("经办 " + PEOPLE.get(2).mobile())),
                            claim.version());
                } catch (org.hecha.dossier.MalformedAnswer asksForSomethingElse) {
                    continue;
                }
            }
        }
    }

    private Scope clerk() {
        return directory.scopeOf(
                directory.memberByLogin(SomePeople.CLERK).orElseThrow().id());
    }

    @Test
    void standInTheClearOnNoScreenNorInAnyAnswerOfTheSearch() {
        var clear = new ArrayList<String>();
        for (String login : List.of(SomePeople.CLERK, SomePeople.UNIT)) {
            var browser = new Browser(port);
            browser.logIn(login, SomePeople.PASSWORD);
            Set<String> seen = crawl(browser, clear, login);
            assertThat(seen)
                    .contains("/evidence/" + roster, DOSSIER + "/evidence")
                    .hasSizeGreaterThan(20);
            for (Person person : PEOPLE.subList(0, 10)) {
                for (String number : person.numbers()) {
                    String path = "/search?q=" + URLEncoder.encode(number, StandardCharsets.UTF_8);
                    look(path, browser.get(path).body(), clear, login);
                    String inFile = "/evidence/" + roster + "?q=" + number;
                    look(inFile, browser.get(inFile).body(), clear, login);
                }
            }
        }
        assertThat(clear).isEmpty();
    }

    /** Every page that can be reached by links, up to a number. */
    private static Set<String> crawl(Browser browser, List<String> clear, String login) {
        Set<String> seen = new LinkedHashSet<>();
        var next = new ArrayDeque<>(List.of(
                // first, since other tests fill the whole list as well
                DOSSIER + "/evidence?q=%E5%90%8D%E5%86%8C-",
                DOSSIER + "/evidence",
                DOSSIER + "/criteria/S07",
                DOSSIER,
                DOSSIER + "/audit",
                "/",
                "/dossiers",
                "/search?q=S07"));
        while (!next.isEmpty() && seen.size() < 90) {
            String path = next.poll();
            if (!seen.add(path) || path.matches(".*(/original|logout|\\.png|\\.pdf|\\.js|\\.css|\\.svg|/vendor/.*)$")) {
                continue;
            }
            String body = browser.get(path).body();
            look(path, body, clear, login);
            LINK.matcher(body)
                    .results()
                    .map(link -> link.group(1).replace("&amp;", "&"))
                    .forEach(next::add);
        }
        return seen;
    }

    private static void look(String path, String body, List<String> clear, String login) {
        String words = FIELDS.matcher(body).replaceAll("");
        for (Person person : PEOPLE) {
            person.numbers().stream()
                    // links carry on what the reader typed
                    .filter(number -> words.contains(number) && !path.contains(number))
                    .forEach(number -> clear.add(login + " " + path + " shows " + number));
        }
    }

    @Test
    void areFoundByNobodyWhoTypesOneExactly() {
        var browser = new Browser(port);
        browser.logIn(SomePeople.CLERK, SomePeople.PASSWORD);
        String known = PEOPLE.get(5).identity();
        String unknown = SyntheticPersons.some(1, 9_999).getFirst().identity();

        assertThat(links(browser, known)).isEqualTo(links(browser, unknown)).isZero();
    }

    private long links(Browser browser, String number) {
        String body = browser.get("/search?q=%22" + number + "%22").body();
        return Pattern.compile("href=\"/evidence/" + roster)
                .matcher(body)
                .results()
                .count();
    }

    @Test
    void areShownForAReasonToOnePersonAndThatIsWrittenDown() {
        var browser = new Browser(port);
        browser.logIn(SomePeople.CLERK, SomePeople.PASSWORD);
        String page = "/evidence/" + roster;
        browser.get(page);

        var refused = browser.post(page + "/pages/1/unmasking", "reason", " ");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(browser.get(page).body()).doesNotContain(PEOPLE.get(7).identity());

        var shown = browser.post(page + "/pages/1/unmasking", "reason", "核对名册是否重复");
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body())
                .contains(PEOPLE.get(7).identity(), PEOPLE.get(7).mobile());

        var colleague = new Browser(port);
        colleague.logIn(SomePeople.UNIT, SomePeople.PASSWORD);
        assertThat(colleague.get(page).body()).doesNotContain(PEOPLE.get(7).identity());
        assertThat(browser.get(DOSSIER + "/audit").body())
                .contains("查看了个人号码", "名册-", "href=\"/evidence/" + roster + "\"");
    }

    @Test
    void areShownToOnePersonSoAndSoOftenAnHour() {
        Scope unit = directory.scopeOf(
                directory.memberByLogin(SomePeople.UNIT).orElseThrow().id());
        for (int page = 1; page <= 20; page++) {
            dossiers.unmask(unit, roster, 1_000 + page, "逐页核对名册");
        }
        assertThatThrownBy(() -> dossiers.unmask(unit, roster, 1_021, "再核对一页")).isInstanceOf(TooManyUnmaskings.class);
    }
}
