package org.hecha.web.onsite;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hecha.organization.Member;
import org.hecha.organization.Scope;
import org.hecha.web.login.DeviceOwner;
import org.hecha.web.words.Words;
import org.hecha.workflow.Drafts;
import org.hecha.workflow.TaskId;
import org.hecha.workflow.Worklist;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/**
 * The page for the visit itself and what its scripts ask for. The page is a shell without anybody's data: the browser keeps it
 * and shows it without signal, and everything in it comes from what the device keeps.
 */
@Controller
class OnSiteScreen {

    /** Where the page, and nothing else, works without signal. */
    private static final String PLACE = "/on-site/";

    private static final int LARGEST_DELIVERY = 4 << 20;

    private final Worklist worklist;
    private final Drafts drafts;
    private final Packs packs;
    private final DeviceOwner owner;
    private final Words words;
    private final ObjectMapper json;

    OnSiteScreen(Worklist worklist, Drafts drafts, Packs packs, DeviceOwner owner, Words words, ObjectMapper json) {
        this.worklist = worklist;
        this.drafts = drafts;
        this.packs = packs;
        this.owner = owner;
        this.words = words;
        this.json = json;
    }

    /** What the browser keeps of the page; the same for everybody. */
    @GetMapping(PLACE + "shell")
    String shell() {
        return "onsite/shell";
    }

    /** What this device keeps. */
    @GetMapping({"/on-site", PLACE})
    String kept(Member member, HttpServletRequest request, HttpServletResponse response) {
        owner.is(member, request, response);
        return "onsite/shell";
    }

    @GetMapping(PLACE + "{id}")
    String task(
            Scope scope,
            Member member,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        drafts.of(scope, new TaskId(id));
        owner.is(member, request, response);
        return "onsite/shell";
    }

    /** Leads through the login page back to the task; the browser's copy of the page does not answer here. */
    @GetMapping(PLACE + "enter/{id}")
    String enter(Member member, @PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        owner.is(member, request, response);
        return "redirect:" + PLACE + "{id}";
    }

    /** @param member id of the person who is logged in */
    record Who(String member, String name) {}

    @GetMapping(path = PLACE + "who", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Who who(Member member, HttpServletRequest request, HttpServletResponse response) {
        owner.is(member, request, response);
        return new Who(member.id().toString(), member.name());
    }

    @PostMapping(path = PLACE + "{id}/pack", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Pack pack(
            Scope scope,
            Member member,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        owner.is(member, request, response);
        return packs.pack(scope, member, worklist.get(scope, new TaskId(id)));
    }

    /**
     * @param apart   keys of fields that both sides have changed
     * @param refused key → why, in words
     */
    record Answer(Map<String, Drafts.Kept> fields, List<String> apart, Map<String, String> refused) {}

    @GetMapping(path = PLACE + "{id}/draft", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Answer draft(Scope scope, @PathVariable String id) {
        return new Answer(drafts.of(scope, new TaskId(id)).fields(), List.of(), Map.of());
    }

    /** What a device sends. */
    record Sent(UUID ticket, Map<String, Typed> fields) {
        Sent {
            Objects.requireNonNull(ticket);
            fields = Map.copyOf(fields);
        }

        record Typed(String from, String to) {
            Typed {
                Objects.requireNonNull(from);
                Objects.requireNonNull(to);
            }
        }
    }

    @PostMapping(
            path = PLACE + "{id}/draft",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Answer bring(Scope scope, @PathVariable String id, InputStream body)
            throws IOException, ServletRequestBindingException {
        Sent sent = read(body);
        Map<String, Drafts.Change> changes = new LinkedHashMap<>();
        sent.fields().forEach((key, typed) -> changes.put(key, new Drafts.Change(typed.from(), typed.to())));
        var delivery = drafts.bring(scope, new TaskId(id), sent.ticket(), changes);
        Map<String, String> refused = new LinkedHashMap<>();
        delivery.refused().forEach((key, why) -> refused.put(key, words.say("form.problem." + why)));
        return new Answer(delivery.draft().fields(), delivery.apart(), refused);
    }

    private Sent read(InputStream body) throws IOException, ServletRequestBindingException {
        byte[] bytes = body.readNBytes(LARGEST_DELIVERY + 1);
        if (bytes.length > LARGEST_DELIVERY) {
            throw new MaxUploadSizeExceededException(LARGEST_DELIVERY);
        }
        try {
            return json.readValue(bytes, Sent.class);
        } catch (JacksonException malformed) {
            throw new ServletRequestBindingException("not a delivery", malformed);
        }
    }

    // --- what makes it work without signal -------------------------------------------------------------------------

    /** The browser's helper; its address says how far it reaches. Asked for anew each time, as it has no digest in its name. */
    @GetMapping(path = PLACE + "worker.js", produces = "text/javascript;charset=UTF-8")
    ResponseEntity<Resource> worker() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource("static/js/on-site-worker.js"));
    }

    record Icon(String src, String sizes, String type, String purpose) {}

    @GetMapping(path = PLACE + "manifest.webmanifest", produces = "application/manifest+json;charset=UTF-8")
    ResponseEntity<Map<String, Object>> manifest() {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("id", PLACE);
        manifest.put("name", words.say("onsite.app"));
        manifest.put("short_name", words.say("onsite.app.short"));
        manifest.put("lang", LocaleContextHolder.getLocale().toLanguageTag());
        manifest.put("start_url", PLACE);
        manifest.put("scope", PLACE);
        manifest.put("display", "standalone");
        manifest.put("theme_color", "#174a75");
        manifest.put("background_color", "#f4f6f8");
        manifest.put(
                "icons",
                List.of(
                        new Icon("/img/hecha.svg", "any", "image/svg+xml", "any"),
                        new Icon("/img/on-site-192.png", "192x192", "image/png", "any maskable"),
                        new Icon("/img/on-site-512.png", "512x512", "image/png", "any maskable")));
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(manifest);
    }
}
