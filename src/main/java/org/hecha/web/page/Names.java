package org.hecha.web.page;

import java.util.UUID;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** People by their ids, as templates show them: {@code @names.actor(...)}. */
@Component("names")
class Names {

    private final Directory directory;
    private final MessageSource messages;

    Names(Directory directory, MessageSource messages) {
        this.directory = directory;
        this.messages = messages;
    }

    /**
     * Who did something, and for whom.
     *
     * @param actor     id of a member, or {@code system}
     * @param actingFor id of a member; empty where somebody acted for themselves
     */
    public String actor(String actor, String actingFor) {
        String name = member(actor);
        return actingFor.isEmpty()
                ? name
                : messages.getMessage(
                        "names.for", new Object[] {name, member(actingFor)}, LocaleContextHolder.getLocale());
    }

    /** The office somebody works at, for readers who need not know who it was; empty for background work. */
    public String office(String actor) {
        try {
            return directory
                    .member(new MemberId(UUID.fromString(actor)))
                    .map(member -> member.body().name())
                    .orElse("");
        } catch (IllegalArgumentException background) {
            return "";
        }
    }

    private String member(String id) {
        try {
            return directory
                    .member(new MemberId(UUID.fromString(id)))
                    .map(Member::name)
                    .orElse(id);
        } catch (IllegalArgumentException background) {
            return messages.getMessage("names.system", null, LocaleContextHolder.getLocale());
        }
    }
}
