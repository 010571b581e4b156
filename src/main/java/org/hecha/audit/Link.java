package org.hecha.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hecha.shared.DomainEvent;

/**
 * What one entry says, in canonical form.
 *
 * @param at    whole microseconds, as the database keeps them
 * @param facts JSON object, keys sorted, as text
 */
record Link(
        String chain,
        long sequence,
        Instant at,
        String actor,
        String actingFor,
        String action,
        String subject,
        String facts) {

    /** What the first entry of a chain follows. */
    static final String NOTHING = "0".repeat(64);

    // its own mapper: hashes must not change when somebody configures the application's
    private static final JsonMapper JSON = new JsonMapper();

    static Link of(DomainEvent event, Optional<String> actingFor, Instant at) {
        return new Link(
                event.chain(),
                0,
                at.truncatedTo(ChronoUnit.MICROS),
                event.actor(),
                actingFor.orElse(""),
                event.action(),
                event.subject(),
                write(new TreeMap<>(event.facts())));
    }

    Link at(long place) {
        return new Link(chain, place, at, actor, actingFor, action, subject, facts);
    }

    /** Hex SHA-256 over the previous hash, a line end, and this entry as JSON with its fields in a fixed order. */
    String hash(String previous) {
        String canonical = "{\"chain\":" + quoted(chain)
                + ",\"sequence\":" + sequence
                + ",\"at\":" + quoted(at.toString())
                + ",\"actor\":" + quoted(actor)
                + ",\"actingFor\":" + quoted(actingFor)
                + ",\"action\":" + quoted(action)
                + ",\"subject\":" + quoted(subject)
                + ",\"facts\":" + facts + "}";
        return HexFormat.of()
                .formatHex(sha256().digest((previous + "\n" + canonical).getBytes(StandardCharsets.UTF_8)));
    }

    AuditTrail.Entry entry(String hash) {
        return new AuditTrail.Entry(chain, sequence, at, actor, actingFor, action, subject, read(facts), hash);
    }

    private static String quoted(String text) {
        return JsonNodeFactory.instance.textNode(text).toString();
    }

    private static String write(Map<String, String> facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> read(String facts) {
        try {
            return JSON.readValue(facts, new TypeReference<TreeMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            // somebody has been at the database; the verifier says so, the page still shows what stands there
            return Map.of("?", facts);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
