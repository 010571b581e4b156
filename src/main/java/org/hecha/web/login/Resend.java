package org.hecha.web.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A form that arrived without a valid login, carried along as hidden fields until the person has logged in and decides to
 * send it again. It never leaves the browser.
 *
 * @param address where the form wanted to go: a path of ours, with query; empty when there is nothing to send
 */
record Resend(String address, List<Field> fields) {

    record Field(String name, String value) {}

    static final Resend NOTHING = new Resend("", List.of());

    /** Prefix under which the fields travel through the login form. */
    private static final String FIELD = "resend.field.";

    private static final String ADDRESS = "resend.address";
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[\\p{L}\\p{N}/._~%?&=+,;@!*'()-]*");

    Resend {
        fields = List.copyOf(fields);
    }

    public boolean something() {
        return !address.isEmpty();
    }

    /** The form that was turned away, without its stale token. */
    static Resend turnedAway(HttpServletRequest request) {
        Object path = request.getAttribute(jakarta.servlet.RequestDispatcher.FORWARD_REQUEST_URI);
        Object query = request.getAttribute(jakarta.servlet.RequestDispatcher.FORWARD_QUERY_STRING);
        var fields = new ArrayList<Field>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("_csrf")) {
                for (String value : values) {
                    fields.add(new Field(name, value));
                }
            }
        });
        String address = path + (query == null ? "" : "?" + query);
        return OURS.matcher(address).matches() ? new Resend(address, fields) : NOTHING;
    }

    /** What {@link #hidden()} put into the login form. */
    static Resend carried(HttpServletRequest request) {
        String address = request.getParameter(ADDRESS);
        if (address == null || !OURS.matcher(address).matches()) {
            return NOTHING;
        }
        var fields = new ArrayList<Field>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(FIELD)) {
                for (String value : values) {
                    fields.add(new Field(name.substring(FIELD.length()), value));
                }
            }
        });
        return new Resend(address, fields);
    }

    /** Hidden fields for the login form. */
    public List<Field> hidden() {
        var hidden = new ArrayList<Field>();
        if (something()) {
            hidden.add(new Field(ADDRESS, address));
            fields.forEach(field -> hidden.add(new Field(FIELD + field.name(), field.value())));
        }
        return hidden;
    }
}
