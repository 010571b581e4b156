package org.hecha.web.dossier;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.dossier.Answer;
import org.hecha.dossier.Claim;
import org.hecha.dossier.ClaimChangedMeanwhile;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.MalformedAnswer;
import org.hecha.dossier.UnknownClaim;
import org.hecha.dossier.Writable;
import org.hecha.organization.BodyId;
import org.hecha.organization.Scope;
import org.hecha.shared.Refused;
import org.hecha.standard.Criterion;
import org.hecha.web.page.Cells;
import org.hecha.web.page.Dates;
import org.hecha.web.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One criterion of a dossier, where a county unit says what is so and shows what proves it. */
@Controller
@RequestMapping("/dossiers/{number}/criteria/{id}")
class CriterionScreen {

    private final Dossiers dossiers;
    private final CriterionPage page;
    private final Problems problems;
    private final Dates dates;
    private final MessageSource messages;

    CriterionScreen(Dossiers dossiers, CriterionPage page, Problems problems, Dates dates, MessageSource messages) {
        this.messages = messages;
        this.dossiers = dossiers;
        this.page = page;
        this.problems = problems;
        this.dates = dates;
    }

    @GetMapping
    String show(@PathVariable String number, @PathVariable String id, Scope scope, Model model) {
        page.fill(page.dossier(number, scope), id, Map.of(), Map.of(), scope, model);
        return "dossier/criterion";
    }

    /** All fields at once, for people without scripts: what is right is saved, what is wrong stays as typed with a sentence. */
    @PostMapping
    String saveAll(
            @PathVariable String number,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent,
            Scope scope,
            Model model,
            RedirectAttributes flash,
            jakarta.servlet.http.HttpServletResponse response) {
        Dossier dossier = page.dossier(number, scope);
        Criterion criterion = page.criterion(dossier, id, scope);
        Writable writable = dossiers.writable(scope, dossier.id());
        Map<String, Claim> claims = page.claims(dossier, id, scope);
        Map<String, String> wrong = new LinkedHashMap<>();
        Map<String, Map<String, List<String>>> typed = new LinkedHashMap<>();
        for (Criterion.Claim claim : criterion.claims()) {
            if (!writable.claim(id, claim.key()) || !sent.containsKey("version." + claim.key())) {
                continue;
            }
            try {
                Optional<Answer> answer = AnswerFields.read(claim, sent);
                Optional<Answer> before =
                        Optional.ofNullable(claims.get(claim.key())).flatMap(Claim::answer);
                if (!answer.equals(before)) {
                    dossiers.save(scope, dossier.id(), id, claim.key(), answer, version(sent, claim.key()));
                }
            } catch (MalformedAnswer | ClaimChangedMeanwhile refused) {
                wrong.put(claim.key(), sentence((Refused) refused));
                typed.put(claim.key(), new LinkedHashMap<>(sent));
            }
        }
        if (wrong.isEmpty()) {
            flash.addFlashAttribute("said", "criterion.saved");
            return "redirect:/dossiers/" + number + "/criteria/" + id;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        page.fill(dossier, id, typed, wrong, scope, model);
        return "dossier/criterion";
    }

    /**
     * What a script learns about a save.
     *
     * @param version what the next save must name
     * @param saved   for the mark beside the field, such as 已保存 10:32
     * @param shares  what stands under the numbers of this criterion, by claim key
     * @param computed what the system computed anew, by claim key
     * @param applies whether a claim depends on a yes that was not said, by claim key
     */
    record Saved(
            long version,
            String saved,
            Map<String, Shares> shares,
            Map<String, String> computed,
            Map<String, Boolean> applies) {}

    /** One field, for the script that saves while people type. */
    @PostMapping(path = "/claims/{key}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Saved save(
            @PathVariable String number,
            @PathVariable String id,
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> sent,
            Scope scope) {
        Dossier dossier = page.dossier(number, scope);
        Criterion criterion = page.criterion(dossier, id, scope);
        Criterion.Claim claim = criterion.claim(key).orElseThrow(() -> new UnknownClaim(id + "/" + key));
        Optional<Answer> answer = AnswerFields.read(claim, sent);
        long version = dossiers.save(scope, dossier.id(), id, key, answer, version(sent, key));
        Map<String, Claim> claims = page.claims(dossier, id, scope);
        String at = Optional.ofNullable(claims.get(key))
                .flatMap(Claim::savedAt)
                .map(dates::clock)
                .orElse("");
        Map<String, Boolean> applies = new LinkedHashMap<>();
        Map<String, String> computed = new LinkedHashMap<>();
        for (ClaimField field : page.fields(dossier, criterion, Map.of(), Map.of(), Writable.NOTHING, scope)) {
            applies.put(field.key(), field.applies());
            if (field.claim().computed()) {
                computed.put(field.key(), field.value());
            }
        }
        return new Saved(version, at, Shares.of(criterion, k -> Optional.ofNullable(claims.get(k))), computed, applies);
    }

    /** The findings of this criterion, each for its place in the page. */
    @GetMapping("/findings")
    String findings(@PathVariable String number, @PathVariable String id, Scope scope, Model model) {
        Dossier dossier = page.dossier(number, scope);
        Criterion criterion = page.criterion(dossier, id, scope);
        model.addAttribute("dossier", dossier);
        model.addAttribute("criterion", criterion);
        model.addAttribute("fields", page.fields(dossier, criterion, Map.of(), Map.of(), Writable.NOTHING, scope));
        model.addAttribute("cells", new Cells(dossiers, scope));
        model.addAttribute("stale", page.stale(dossier, scope));
        return "dossier/findings :: renewed";
    }

    /** The files of this criterion; asked for again and again while some are being read. */
    @GetMapping("/files")
    String files(@PathVariable String number, @PathVariable String id, Scope scope, Model model) {
        Dossier dossier = page.dossier(number, scope);
        page.files(dossier, page.criterion(dossier, id, scope), scope, model);
        return "dossier/files :: files";
    }

    @PostMapping("/unit")
    String assign(
            @PathVariable String number,
            @PathVariable String id,
            @RequestParam BodyId unit,
            Scope scope,
            RedirectAttributes flash) {
        dossiers.assign(scope, page.dossier(number, scope).id(), id, unit);
        flash.addFlashAttribute("said", "criterion.assigned");
        return "redirect:/dossiers/" + number + "/criteria/" + id;
    }

    /** Under a field stands what to type instead; elsewhere the whole sentence. */
    private String sentence(Refused refused) {
        return refused instanceof MalformedAnswer malformed
                ? messages.getMessage(
                        "answer." + malformed.facts().get("problem"), null, LocaleContextHolder.getLocale())
                : problems.sentence(refused).detail();
    }

    /** For the script: the same sentence as under the field of the plain form. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> malformed(MalformedAnswer malformed) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, sentence(malformed));
        problem.setType(URI.create("/problems/" + malformed.key()));
        problem.setTitle(problems.sentence(malformed).title());
        return ResponseEntity.unprocessableEntity()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static long version(MultiValueMap<String, String> sent, String key) {
        String version = sent.getFirst("version." + key);
        try {
            return version == null ? 0 : Long.parseLong(version);
        } catch (NumberFormatException notOurs) {
            return 0;
        }
    }
}
