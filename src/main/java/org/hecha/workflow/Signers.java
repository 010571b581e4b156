package org.hecha.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Keeps count of who signs along: makes and ends their tasks, says when an approval may go through. */
@Component
class Signers {

    /** How ids of tasks begin that were made for somebody who was asked. */
    static final String OWN = "ask-";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AskTable asks;
    private final TaskTable tasks;
    private final JourneyTable journeys;
    private final Directory directory;
    private final MessageSource messages;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    Signers(
            AskTable asks,
            TaskTable tasks,
            JourneyTable journeys,
            Directory directory,
            MessageSource messages,
            ApplicationEventPublisher facts,
            Clock clock) {
        this.asks = asks;
        this.tasks = tasks;
        this.journeys = journeys;
        this.directory = directory;
        this.messages = messages;
        this.facts = facts;
        this.clock = clock;
    }

    /** Whether a task was made for somebody who was asked, and is unknown to the engine. */
    static boolean own(TaskId id) {
        return id.value().startsWith(OWN);
    }

    /** The form of such a task: an opinion, and for signatures the decision. */
    String form(Task own, Locale language) {
        List<Object> fields = new ArrayList<>();
        if (own.step().equals("sign_along")) {
            fields.add(Map.of(
                    "id",
                    "decision",
                    "key",
                    "decision",
                    "type",
                    "radio",
                    "label",
                    word("asks.decision", language),
                    "values",
                    List.of(
                            Map.of("value", "approve", "label", word("asks.agree", language)),
                            Map.of("value", "reject", "label", word("asks.object", language))),
                    "validate",
                    Map.of("required", true)));
        }
        boolean required = !own.step().equals("sign_along");
        fields.add(Map.of(
                "id", "opinion",
                "key", "opinion",
                "type", "textarea",
                "label", word("asks.opinion", language),
                "validate", Map.of("maxLength", 2000, "required", required)));
        return json(Map.of("type", "default", "components", fields));
    }

    private String word(String key, Locale language) {
        return messages.getMessage(key, null, language);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON", e);
        }
    }

    void ask(Task task, Asks.Kind kind, List<Member> who, int needed, String words, Member asker) {
        var id = UUID.randomUUID();
        asks.add(id, task, kind, needed, words, asker, clock.instant());
        who.forEach(person -> asks.addAnswer(id, person));
        if (kind != Asks.Kind.AFTER) {
            who.forEach(person -> begin(id, task, kind, person, asker));
        }
    }

    private void begin(UUID ask, Task task, Asks.Kind kind, Member person, Member asker) {
        Instant now = clock.instant();
        String own = OWN + UUID.randomUUID();
        String step = kind.signs() ? "sign_along" : "give_opinion";
        asks.began(ask, person.id(), own);
        tasks.insert(new TaskTable.Fresh(
                own,
                journeys.get(task.dossier()),
                task.process(),
                step,
                task.criterion(),
                person.body().id(),
                person.body().name(),
                person.is(task.role()) ? task.role() : person.roles().iterator().next(),
                Optional.of(person),
                now,
                task.due(),
                Optional.of(asker.id()),
                asker.name(),
                step,
                ""));
        var made = tasks.find(new TaskId(own)).orElseThrow().task();
        facts.publishEvent(new Task.Arrived(
                made.dossier(),
                made.id(),
                made.process(),
                step,
                made.criterion(),
                made.unit(),
                made.role(),
                person.id().toString(),
                now,
                made.due(),
                asker.id().toString()));
    }

    // --- the holder's decision ---------------------------------------------------------------------------------------

    /** @throws SignaturesMissing where somebody has to sign first or has refused to */
    void mayApprove(TaskId task) {
        List<String> missing = asks.of(task).stream()
                .filter(ask -> ask.kind().first() || ask.state() == Asks.State.REFUSED)
                .filter(ask -> ask.state() == Asks.State.OPEN || ask.state() == Asks.State.REFUSED)
                .flatMap(ask -> ask.answers().stream()
                        .filter(answer -> !answer.agrees().orElse(false))
                        .map(Asks.Answer::name))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            throw new SignaturesMissing(missing);
        }
    }

    /** Whether the approval has to wait; then it is kept, and whoever signs after the holder is asked now. */
    boolean keep(Task task, Member holder, Map<String, Object> sent) {
        var open = asks.of(task.id()).stream()
                .filter(ask -> ask.kind().signs() && ask.state() == Asks.State.OPEN)
                .toList();
        if (open.isEmpty()) {
            return false;
        }
        asks.hold(task.id(), holder.id(), json(sent), clock.instant());
        for (var ask : open) {
            if (ask.kind() == Asks.Kind.AFTER && asks.openTasks(ask.id()).isEmpty()) {
                people(ask).forEach(person -> begin(ask.id(), task, ask.kind(), person, holder));
            }
        }
        return true;
    }

    private List<Member> people(Asks.Ask ask) {
        return ask.answers().stream()
                .filter(answer -> answer.at().isEmpty())
                .flatMap(answer -> directory.member(answer.person()).stream())
                .toList();
    }

    Optional<AskTable.Held> held(TaskId task) {
        return asks.held(task);
    }

    static Map<String, Object> fields(AskTable.Held held) {
        try {
            return JSON.readValue(held.fields(), new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was decided cannot be read", e);
        }
    }

    // --- answers -----------------------------------------------------------------------------------------------------

    /** @return the task whose kept approval may go through now, if any */
    Optional<TaskId> answered(Task own, Member by, boolean agrees, String words) {
        Instant now = clock.instant();
        var before = asks.behind(own.id().value()).orElseThrow(() -> new UnknownTask(own.id()));
        String result = !before.kind().signs() ? "done" : agrees ? "approve" : "reject";
        end(own, now, Optional.of(by), result);
        asks.answered(own.id().value(), agrees, before.kind().signs(), words, now);
        var ask = asks.find(before.id()).orElseThrow();
        facts.publishEvent(new Task.Answered(
                own.dossier(),
                ask.task(),
                own.step(),
                asks.asker(ask.id()),
                result,
                words,
                by.id().toString()));
        settle(ask);
        if (asks.held(ask.task()).isEmpty() || ask.kind() == Asks.Kind.OPINION) {
            return Optional.empty();
        }
        var all = asks.of(ask.task());
        if (all.stream().anyMatch(a -> a.kind().signs() && a.state() == Asks.State.REFUSED)) {
            // the holder decides anew, knowing that somebody objects
            asks.drop(ask.task());
            return Optional.empty();
        }
        boolean open = all.stream().anyMatch(a -> a.kind().signs() && a.state() == Asks.State.OPEN);
        return open ? Optional.empty() : Optional.of(ask.task());
    }

    private void settle(Asks.Ask ask) {
        long given = ask.answers().stream().filter(a -> a.at().isPresent()).count();
        long agreed =
                ask.answers().stream().filter(a -> a.agrees().orElse(false)).count();
        long people = ask.answers().size();
        Optional<Asks.State> state;
        if (!ask.kind().signs()) {
            state = given == people ? Optional.of(Asks.State.ANSWERED) : Optional.empty();
        } else if (agreed >= ask.needed()) {
            state = Optional.of(Asks.State.AGREED);
        } else {
            // even if everybody else signed it would not be enough
            state = agreed + (people - given) < ask.needed() ? Optional.of(Asks.State.REFUSED) : Optional.empty();
        }
        state.ifPresent(s -> close(ask, s));
    }

    private void close(Asks.Ask ask, Asks.State state) {
        asks.state(ask.id(), state);
        for (String own : asks.openTasks(ask.id())) {
            tasks.find(new TaskId(own))
                    .map(TaskRow::task)
                    .filter(t -> t.done().isEmpty())
                    .ifPresent(t -> end(t, clock.instant(), Optional.empty(), "cancelled"));
        }
    }

    private void end(Task own, Instant now, Optional<Member> by, String result) {
        tasks.done(own.id().value(), now, by, result);
        tasks.unseen(own.id().value());
        boolean cancelled = result.equals("cancelled");
        String actor = by.map(m -> m.id().toString()).orElse("system");
        facts.publishEvent(
                cancelled
                        ? new Task.Cancelled(own.dossier(), own.id(), own.step(), actor)
                        : new Task.Completed(own.dossier(), own.id(), own.step(), result, actor));
    }

    void withdraw(Asks.Ask ask) {
        close(ask, Asks.State.WITHDRAWN);
    }

    /** The task is done, taken back or cancelled: nobody has to sign for it any more. */
    void lapse(TaskId task) {
        if (!own(task)) {
            asks.of(task).stream()
                    .filter(ask -> ask.state() == Asks.State.OPEN)
                    .forEach(ask -> close(ask, Asks.State.LAPSED));
            asks.drop(task);
        }
    }

    /** Another holder decides for themselves; who signs stays asked. */
    void handed(TaskId task) {
        asks.drop(task);
    }
}
