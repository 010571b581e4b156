package org.hecha.web.words;

import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Where in a file something stands, as people say it: on a page, or at a moment of a film, whose pages are its seconds. */
@Component
public class Spots {

    private static final Pattern FILM = Pattern.compile("(?i).*\\.(mp4|m4v|mov|avi|wmv|mkv|mpe?g|flv|webm|3gp)");

    private final Words words;

    Spots(Words words) {
        this.words = words;
    }

    /** @param path of the file, or its name, @param page as in a citation */
    public String of(String path, int page) {
        return film(path) ? words.say("spot.moment", path, moment(page)) : words.say("spot.page", path, page);
    }

    /** What the text of this page is called. */
    public String heading(String path, int page) {
        return film(path) ? words.say("viewer.text.moment", moment(page)) : words.say("viewer.text", page);
    }

    /** In a list of pages. */
    public String leaf(String path, int page) {
        return film(path) ? moment(page) : Integer.toString(page);
    }

    private static boolean film(String path) {
        return FILM.matcher(path).matches();
    }

    private static String moment(int second) {
        return "%d:%02d".formatted(second / 60, second % 60);
    }
}
