package org.hecha.web.words;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Message texts in the reader's language, for what a template cannot say by itself. */
@Component
public class Words {

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    public String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    /** For ids that come from data, such as steps of a process drawn later than this text was written. */
    public String sayOr(String key, String otherwise, Object... arguments) {
        String text = messages.getMessage(key, arguments, otherwise, LocaleContextHolder.getLocale());
        return text == null ? otherwise : text;
    }
}
