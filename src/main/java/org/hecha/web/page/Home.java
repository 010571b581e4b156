package org.hecha.web.page;

import org.hecha.organization.Member;
import org.hecha.organization.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where a day begins: the task list, for administrators what they look after, for those who only read the dossiers. */
@Controller
class Home {

    @GetMapping("/")
    String home(Member member) {
        if (member.is(Role.SYSTEM_ADMINISTRATOR)) {
            return "redirect:/organization";
        }
        if (member.roles().stream().allMatch(Role::administers)) {
            return "redirect:/system";
        }
        return member.is(Role.OBSERVER) ? "redirect:/dossiers" : "redirect:/tasks";
    }
}
