package org.hecha.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/**
 * What goes into a mail's header, checked: exactly one plain address and a subject of one line. Everything that could begin
 * another header line is refused here, whatever the library would make of it.
 */
record Envelope(String address, String subject) {

    static final class Refused extends Exception {
        Refused(String why) {
            super(why, null, false, false);
        }
    }

    static Envelope of(String address, String subject) throws Refused {
        if (controls(address) || controls(subject)) {
            throw new Refused("notification.failed.control-characters");
        }
        try {
            var parsed = InternetAddress.parse(address, true);
            if (parsed.length != 1
                    || parsed[0].isGroup()
                    || !address.strip().equals(parsed[0].getAddress())
                    || !address.contains("@")) {
                throw new Refused("notification.failed.address");
            }
            parsed[0].validate();
        } catch (AddressException e) {
            throw new Refused("notification.failed.address");
        }
        return new Envelope(address.strip(), subject);
    }

    /** Control characters and the two line separators of Unicode. */
    private static boolean controls(String text) {
        return text.chars().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
    }
}
