package org.hecha.web.allotment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.organization.UnreadableTable;
import org.hecha.review.Specialities;
import org.hecha.web.page.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which parts of the standard the people know who judge, all in one table. For whoever assigns them. */
@Controller
class SpecialityScreen {

    private final Specialities specialities;
    private final Directory directory;
    private final Problems problems;

    SpecialityScreen(Specialities specialities, Directory directory, Problems problems) {
        this.problems = problems;
        this.specialities = specialities;
        this.directory = directory;
    }

    /** @param was what the page showed: numbers of the parts, with a space between them */
    record Row(String id, String name, String body, Set<Integer> knows, String was) {}

    @GetMapping("/specialities")
    String show(Scope scope, Model model) {
        List<String> parts = specialities.parts();
        model.addAttribute("parts", parts);
        model.addAttribute("columns", String.join(",", specialities.columns()));
        model.addAttribute(
                "people",
                specialities.people(scope).stream()
                        .map(person -> row(person, parts))
                        .toList());
        return "allotment/specialities";
    }

    /** With a problem in any row nothing is set. */
    @PostMapping("/specialities/import")
    String take(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "check") String deed,
            Scope scope,
            Model model,
            HttpServletResponse response)
            throws IOException {
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        try (InputStream bytes = file.getInputStream()) {
            Specialities.Report report = specialities.take(scope, name, bytes, !deed.equals("import"));
            model.addAttribute("report", report);
            if (!report.ok()) {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            }
        } catch (UnreadableTable unreadable) {
            response.setStatus(Problems.status(unreadable.kind()).value());
            model.addAttribute("refused", problems.sentence(unreadable).detail());
        }
        model.addAttribute("fileName", name);
        return show(scope, model);
    }

    private Row row(Specialities.Person person, List<String> parts) {
        Member member = directory.member(person.member()).orElseThrow();
        Set<Integer> knows = new LinkedHashSet<>();
        person.knows().forEach(part -> knows.add(parts.indexOf(part)));
        return new Row(
                member.id().toString(),
                member.name(),
                member.body().name(),
                knows,
                String.join(" ", knows.stream().map(String::valueOf).toList()));
    }

    /**
     * Only what was changed on the page is set, so that two who look at it at the same time do not undo each other's changes.
     *
     * @param sent {@code was.PERSON} and {@code knows.PERSON}
     */
    @PostMapping("/specialities")
    String set(@RequestParam MultiValueMap<String, String> sent, Scope scope, RedirectAttributes flash) {
        List<String> parts = specialities.parts();
        Map<MemberId, Set<String>> changed = new HashMap<>();
        sent.keySet().stream().filter(key -> key.startsWith("was.")).forEach(key -> {
            String person = key.substring("was.".length());
            Set<String> was = Arrays.stream(String.valueOf(sent.getFirst(key)).split(" "))
                    .filter(number -> !number.isEmpty())
                    .collect(Collectors.toSet());
            Set<String> now = new LinkedHashSet<>(sent.getOrDefault("knows." + person, List.of()));
            if (!was.equals(now)) {
                changed.put(MemberId.of(person), named(now, parts));
            }
        });
        changed.forEach((person, knows) -> specialities.set(scope, person, knows));
        flash.addFlashAttribute("said", "speciality.said");
        flash.addFlashAttribute("saidAbout", new Object[] {changed.size()});
        return "redirect:/specialities";
    }

    private static Set<String> named(Set<String> numbers, List<String> parts) {
        return IntStream.range(0, parts.size())
                .filter(i -> numbers.contains(String.valueOf(i)))
                .mapToObj(parts::get)
                .collect(Collectors.toSet());
    }
}
