package org.hecha.notification;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code notification.message}. */
@Repository
class Messages implements Outbox {

    private static final RowMapper<Message> ROW = (row, n) -> new Message(
            row.getObject("id", UUID.class),
            row.getString("event"),
            new MemberId(row.getObject("person", UUID.class)),
            row.getString("kind"),
            new DossierId(row.getObject("dossier", UUID.class)),
            row.getString("address"),
            row.getString("subject"),
            row.getString("body"),
            row.getObject("created", OffsetDateTime.class).toInstant(),
            State.valueOf(row.getString("state")),
            row.getString("reason"),
            row.getInt("attempts"),
            Optional.ofNullable(row.getObject("sent", OffsetDateTime.class)).map(OffsetDateTime::toInstant));

    private final JdbcClient jdbc;

    Messages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds a message unless the person has been told of this event before.
     *
     * @param from  earliest moment to send it
     * @param chart what its picture is drawn from; empty for none
     */
    void add(Message message, String language, Instant from, String chart) {
        jdbc.sql("""
                        insert into notification.message
                            (id, event, person, kind, dossier, address, language, subject, body, created, state, reason,
                             attempts, next_try, chart)
                        values (:id, :event, :person, :kind, :dossier, :address, :language, :subject, :body, :created,
                             :state, :reason, 0, :from, :chart)
                        on conflict (event, person) do nothing""")
                .param("id", message.id())
                .param("event", message.event())
                .param("person", message.person().value())
                .param("kind", message.kind())
                .param("dossier", message.dossier().value())
                .param("address", message.address())
                .param("language", language)
                .param("subject", message.subject())
                .param("body", message.body())
                .param("created", at(message.created()))
                .param("state", message.state().name())
                .param("reason", message.reason())
                .param("from", at(from))
                .param("chart", chart)
                .update();
    }

    /** What the pictures of these messages are drawn from, oldest message first. */
    List<String> charts(List<UUID> ids) {
        return jdbc.sql("select chart from notification.message where id = any (cast(:ids as uuid[])) and chart <> ''"
                        + " order by created, id")
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** The people who were told of this event. */
    List<MemberId> told(String event) {
        return jdbc
                .sql("select person from notification.message where event = :event order by created, id")
                .param("event", event)
                .query(UUID.class)
                .list()
                .stream()
                .map(MemberId::new)
                .toList();
    }

    /** Whether anything waits whose time has come, whoever rests. */
    boolean anyWaiting(Instant now) {
        return jdbc.sql("""
                        select exists (select from notification.message where state = 'WAITING' and next_try <= :now)""").param("now", at(now)).query(Boolean.class).single();
    }

    /**
     * Whether a message's person does not rest. Urgent ones go in people's own quiet hours, except while the installation's are on
     * as well.
     */
    private static final String AWAKE = """
            case when person = any (:chosen)
                 then not (person = any (:quiet)) or (not :usual and kind = any (:urgent))
                 else not :usual end""";

    /** One that may be tried now, locked until the transaction ends; rows other nodes hold are passed over. */
    Optional<Message> nextWaiting(Instant now, Rest.Now rest) {
        return awake(jdbc.sql("""
                        select * from notification.message where state = 'WAITING' and next_try <= :now and (%s)
                        order by next_try, id limit 1 for update skip locked""".formatted(AWAKE)), rest)
                .param("now", at(now))
                .query(ROW)
                .optional();
    }

    /** What else may be sent to the same person now, oldest first; locked like {@link #nextWaiting}. */
    List<Message> alsoWaiting(Message first, Instant now, Rest.Now rest, int most) {
        return awake(jdbc.sql("""
                        select * from notification.message
                        where state = 'WAITING' and next_try <= :now and person = :person and address = :address and id <> :id
                            and (%s)
                        order by created, id limit :most for update skip locked""".formatted(AWAKE)), rest)
                .param("now", at(now))
                .param("person", first.person().value())
                .param("address", first.address())
                .param("id", first.id())
                .param("most", most)
                .query(ROW)
                .list();
    }

    private static JdbcClient.StatementSpec awake(JdbcClient.StatementSpec question, Rest.Now rest) {
        return question.param("chosen", rest.chosen().toArray(UUID[]::new))
                .param("quiet", rest.quiet().toArray(UUID[]::new))
                .param("usual", rest.usual())
                .param("urgent", Letters.URGENT.toArray(String[]::new));
    }

    String language(UUID id) {
        return jdbc.sql("select language from notification.message where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    void sent(UUID id, Instant now) {
        settle(id, State.SENT, "", Optional.of(now));
    }

    void failed(UUID id, String reason) {
        settle(id, State.FAILED, reason, Optional.empty());
    }

    /** When the first attempt failed; now, where this one is the first. */
    Instant firstFailed(UUID id, Instant now) {
        return jdbc.sql("select coalesce(first_failed, :now) from notification.message where id = :id")
                .param("now", at(now))
                .param("id", id)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    void tryAgain(UUID id, String reason, Instant now, Instant next) {
        jdbc.sql("""
                        update notification.message set attempts = attempts + 1, reason = :reason, next_try = :next,
                            first_failed = coalesce(first_failed, :now)
                        where id = :id""")
                .param("reason", reason)
                .param("next", at(next))
                .param("now", at(now))
                .param("id", id)
                .update();
    }

    private void settle(UUID id, State state, String reason, Optional<Instant> sent) {
        jdbc.sql("""
                        update notification.message set state = :state, reason = :reason, attempts = attempts + 1,
                            sent = :sent where id = :id""")
                .param("state", state.name())
                .param("reason", reason)
                .param("sent", sent.map(Messages::at).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", id)
                .update();
    }

    @Override
    public Page list(Scope scope, Optional<State> state, String after, int limit) {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("a page holds 1 to 200 messages, not " + limit);
        }
        String[] cursor = after.split("/", 2);
        boolean first = cursor.length < 2;
        List<Message> messages = jdbc.sql("""
                        select * from notification.message where (:all or person = :person)
                            and (:state = '' or state = :state)
                            and (:first or (created, id) < (cast(:created as timestamptz), cast(:id as uuid)))
                        order by created desc, id desc limit :limit""")
                .param("all", administers(scope))
                .param("person", scope.member().value())
                .param("state", state.map(State::name).orElse(""))
                .param("first", first)
                .param("created", first ? "1970-01-01T00:00:00Z" : cursor[0])
                .param("id", first ? new UUID(0, 0).toString() : cursor[1])
                .param("limit", limit)
                .query(ROW)
                .list();
        String next = "";
        if (messages.size() == limit) {
            Message last = messages.get(limit - 1);
            next = last.created() + "/" + last.id();
        }
        return new Page(messages, next);
    }

    @Override
    public Map<State, Long> counts(Scope scope) {
        Map<State, Long> counts = new EnumMap<>(State.class);
        for (State state : State.values()) {
            counts.put(state, 0L);
        }
        jdbc.sql("""
                        select state, count(*) as n from notification.message where (:all or person = :person)
                        group by state""")
                .param("all", administers(scope))
                .param("person", scope.member().value())
                .query((row, n) -> counts.put(State.valueOf(row.getString("state")), row.getLong("n")))
                .list();
        return counts;
    }

    private static boolean administers(Scope scope) {
        return scope.is(Role.SYSTEM_ADMINISTRATOR);
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
