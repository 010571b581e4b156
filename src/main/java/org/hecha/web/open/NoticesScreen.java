package org.hecha.web.open;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hecha.designation.Designations;
import org.hecha.designation.NoticeOver;
import org.hecha.designation.ObjectionIncomplete;
import org.hecha.web.page.Problems;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Public notices, and objections to them. Nothing about who objected ever comes back to a public page. */
@Controller
class NoticesScreen {

    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_TEXT = 5000;

    private final Designations designations;
    private final Problems problems;

    NoticesScreen(Designations designations, Problems problems) {
        this.designations = designations;
        this.problems = problems;
    }

    /** The form as typed. */
    record Typed(String kind, String name, String unit, String contact, String text) {
        static final Typed NOTHING = new Typed("SUBSTANCE", "", "", "", "");

        Map<String, String> problems() {
            Map<String, String> problems = new LinkedHashMap<>();
            check(problems, "name", name, LONGEST_LINE);
            check(problems, "unit", unit, LONGEST_LINE);
            check(problems, "contact", contact, LONGEST_LINE);
            check(problems, "text", text, LONGEST_TEXT);
            return problems;
        }

        private static void check(Map<String, String> problems, String field, String value, int longest) {
            if (value.isBlank()) {
                problems.put(field, "missing");
            } else if (value.length() > longest) {
                problems.put(field, "long");
            }
        }
    }

    @GetMapping("/public/notices")
    String notices(Model model) {
        model.addAttribute("running", designations.publicNotices(true));
        model.addAttribute("past", designations.publicNotices(false));
        return "open/notices";
    }

    @GetMapping("/public/notices/{id}")
    String notice(@PathVariable UUID id, @RequestParam(defaultValue = "") String received, Model model) {
        if (!received.isEmpty()) {
            model.addAttribute("received", UUID.fromString(received));
        }
        return show(id, Typed.NOTHING, Map.of(), model);
    }

    @PostMapping("/public/notices/{id}")
    String object(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "SUBSTANCE") String kind,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(defaultValue = "") String text,
            HttpServletResponse response,
            Model model) {
        Typed typed = new Typed(kind, name.strip(), unit.strip(), contact.strip(), text.strip());
        Map<String, String> wrong = typed.problems();
        if (!wrong.isEmpty()) {
            response.setStatus(422);
            return show(id, typed, wrong, model);
        }
        try {
            Designations.Objection.Kind meant = "CORRECTION".equals(kind)
                    ? Designations.Objection.Kind.CORRECTION
                    : Designations.Objection.Kind.SUBSTANCE;
            Designations.Objection objection =
                    designations.object(id, meant, typed.name(), typed.unit(), typed.contact(), typed.text());
            return "redirect:/public/notices/" + id + "?received=" + objection.id();
        } catch (ObjectionIncomplete incomplete) {
            response.setStatus(422);
            model.addAttribute("refused", problems.sentence(incomplete).detail());
            return show(id, typed, Map.of(), model);
        } catch (NoticeOver over) {
            response.setStatus(409);
            model.addAttribute("refused", problems.sentence(over).detail());
            return show(id, typed, Map.of(), model);
        }
    }

    private String show(UUID id, Typed typed, Map<String, String> wrong, Model model) {
        Designations.Notice notice = designations.publicNotice(id).orElseThrow(() -> new NoSuchNotice(id));
        List<Designations.Notice> running = designations.publicNotices(true);
        model.addAttribute("notice", notice);
        model.addAttribute(
                "running", running.stream().anyMatch(other -> other.id().equals(id)));
        model.addAttribute("typed", typed);
        model.addAttribute("wrong", wrong);
        return "open/notice";
    }
}
