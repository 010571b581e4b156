package org.hecha.verification;

import java.util.Locale;

/** Check characters of unified social credit codes (GB 32100). */
final class CreditCodes {

    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private CreditCodes() {}

    static boolean valid(String code) {
        String upper = code.strip().toUpperCase(Locale.ROOT);
        if (upper.length() != 18) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            int value = CHARACTERS.indexOf(upper.charAt(i));
            if (value < 0) {
                return false;
            }
            sum += value * WEIGHTS[i];
        }
        return CHARACTERS.charAt((31 - sum % 31) % 31) == upper.charAt(17);
    }
}
