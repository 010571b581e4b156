package org.hecha.web.organization;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hecha.organization.AdministratorsOnly;
import org.hecha.organization.Body;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.Region;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Places, offices and people as tables, and taking in new ones. For administrators; only the system's may import. */
@Controller
class OrganizationScreen {

    private static final int MOST = 500;

    private final Directory directory;
    private final OrganizationImport imports;

    OrganizationScreen(Directory directory, OrganizationImport imports) {
        this.directory = directory;
        this.imports = imports;
    }

    @GetMapping("/organization")
    String show(
            @RequestParam(defaultValue = "regions") String tab,
            @RequestParam(defaultValue = Region.COUNTRY) String region,
            @RequestParam(defaultValue = "") String q,
            Scope scope,
            Model model) {
        administratorsOnly(scope);
        model.addAttribute("tab", tab);
        model.addAttribute("q", q);
        model.addAttribute("mayImport", scope.is(Role.SYSTEM_ADMINISTRATOR));
        switch (tab) {
            case "bodies" -> bodies(q, model);
            case "people" -> people(q, model);
            case "import" -> model.addAttribute("tables", tables());
            default -> regions(region, model);
        }
        return "organization/organization";
    }

    /** The file's report; with a problem in any row nothing is changed. */
    @PostMapping("/organization/import")
    String take(
            @RequestParam OrganizationImport.Table table,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "check") String deed,
            Scope scope,
            Model model,
            jakarta.servlet.http.HttpServletResponse response)
            throws IOException {
        administratorsOnly(scope);
        @Nullable String name = file.getOriginalFilename();
        try (InputStream bytes = file.getInputStream()) {
            OrganizationImport.Report report =
                    imports.file(scope, table, name == null ? "" : name, bytes, !deed.equals("import"));
            model.addAttribute("report", report);
            if (!report.ok()) {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            }
        }
        model.addAttribute("fileName", name);
        model.addAttribute("tab", "import");
        model.addAttribute("q", "");
        model.addAttribute("mayImport", true);
        model.addAttribute("chosen", table);
        model.addAttribute("tables", tables());
        return "organization/organization";
    }

    private void regions(String code, Model model) {
        Region region = directory
                .region(code)
                .or(() -> directory.region(Region.COUNTRY))
                .orElseThrow();
        model.addAttribute("region", region);
        model.addAttribute("lineage", directory.lineage(region.code()).reversed());
        model.addAttribute("children", directory.children(region.code()));
        model.addAttribute(
                "here",
                directory.bodies().stream()
                        .filter(b -> b.region().equals(region.code()))
                        .toList());
    }

    private void bodies(String q, Model model) {
        List<Body> found = directory.bodies().stream()
                .filter(b -> matches(q, b.name(), b.region()))
                .toList();
        model.addAttribute("total", found.size());
        model.addAttribute("bodies", found.stream().limit(MOST).toList());
        Map<String, String> names = new LinkedHashMap<>();
        directory.bodies().forEach(b -> names.put(b.id().toString(), b.name()));
        model.addAttribute("names", names);
    }

    private void people(String q, Model model) {
        List<Member> found = directory.members().stream()
                .filter(m -> matches(q, m.name(), m.login(), m.body().name()))
                .toList();
        model.addAttribute("total", found.size());
        model.addAttribute("people", found.stream().limit(MOST).toList());
    }

    /** @param columns as a file's heading line has them */
    record Template(OrganizationImport.Table table, String columns) {}

    private List<Template> tables() {
        var tables = new ArrayList<Template>();
        for (OrganizationImport.Table table : OrganizationImport.Table.values()) {
            tables.add(new Template(table, String.join(",", imports.columns(table))));
        }
        return tables;
    }

    private static boolean matches(String q, String... texts) {
        String wanted = q.strip().toLowerCase(Locale.ROOT);
        for (String text : texts) {
            if (text.toLowerCase(Locale.ROOT).contains(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static void administratorsOnly(Scope scope) {
        if (!scope.is(Role.SYSTEM_ADMINISTRATOR) && !scope.is(Role.SECURITY_ADMINISTRATOR)) {
            throw new AdministratorsOnly(Role.SYSTEM_ADMINISTRATOR);
        }
    }
}
