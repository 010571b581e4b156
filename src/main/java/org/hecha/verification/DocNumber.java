package org.hecha.verification;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.search.NormalText;

/**
 * The number of an official document: issuer's code, year in hexagonal brackets, serial number. Read leniently (other brackets,
 * spaces, leading zeros, 第, 號), compared strictly.
 *
 * @param issuer the issuer's code such as 箬政办发, in normal form
 * @param year   four digits
 * @param serial from 1
 */
record DocNumber(String issuer, int year, int serial) {

    /** What the year may stand in. */
    static final String OPENING = "〔[(【<《";

    /** Over normalised text; no groups. */
    static final String FORM = "[\\u4e00-\\u9fa5]{1,14}[〔\\[(【<《](?:19|20)\\d{2}[〕\\])】>》]{1,2}(?:第)?0*\\d{1,5}[号呈]";

    private static final Pattern PARTS =
            Pattern.compile("([\\u4e00-\\u9fa5]{1,14})[^\\d]((?:19|20)\\d{2})[^\\d]{1,2}(?:第)?0*(\\d{1,5})[号呈]");

    private static final Pattern ANYWHERE = Pattern.compile(FORM);

    /** Words that stand before a number in running text and are not part of it. */
    private static final Pattern LEAD = Pattern.compile(
            "^.*(?:根据|按照|依据|依照|转发|印发|文号|字号|文件|附件|通知|通过|批准|下发|关于|现将|所附|参见|同意|命名|印|见|及|和|经|按|以|由|为|即|的)(?=[\\u4e00-\\u9fa5]{2,}$)");

    static Optional<DocNumber> parse(String text) {
        Matcher found = ANYWHERE.matcher(NormalText.normal(text));
        return found.find() ? of(found.group()) : Optional.empty();
    }

    /** @param form exactly a {@link #FORM} */
    static Optional<DocNumber> of(String form) {
        Matcher parts = PARTS.matcher(form);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String issuer = LEAD.matcher(parts.group(1)).replaceFirst("");
        return Optional.of(new DocNumber(issuer, Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3))));
    }

    /** The same document, where running text may have left words before the issuer's code. */
    boolean same(DocNumber other) {
        return year == other.year
                && serial == other.serial
                && (issuer.endsWith(other.issuer) || other.issuer.endsWith(issuer));
    }

    /** 柏党办发 and 柏办发 with the same year and serial: one code names an office that the other lacks. */
    boolean ofAnotherOffice(DocNumber other) {
        return year == other.year
                && serial == other.serial
                && !same(other)
                && OFFICE.matcher(issuer)
                        .replaceAll("")
                        .equals(OFFICE.matcher(other.issuer).replaceAll(""));
    }

    /** What codes call the Party's offices and the government's by. */
    private static final Pattern OFFICE = Pattern.compile("[党委政府]");

    /** The same document if one character of the issuer's code may have been misread. */
    boolean almost(DocNumber other) {
        if (year != other.year || serial != other.serial) {
            return false;
        }
        int length = Math.min(issuer.length(), other.issuer.length());
        int same = 0;
        for (int i = 1; i <= length; i++) {
            same += issuer.charAt(issuer.length() - i) == other.issuer.charAt(other.issuer.length() - i) ? 1 : 0;
        }
        return same >= 2 && same >= length - 1;
    }

    /** The same document if a picture spoilt up to two characters of a long issuer's code. */
    boolean nearly(DocNumber other) {
        if (almost(other)) {
            return true;
        }
        int length = Math.min(issuer.length(), other.issuer.length());
        int same = 0;
        for (int i = 1; i <= length; i++) {
            same += issuer.charAt(issuer.length() - i) == other.issuer.charAt(other.issuer.length() - i) ? 1 : 0;
        }
        return year == other.year && serial == other.serial && length >= 4 && same >= length - 2;
    }

    @Override
    public String toString() {
        return issuer + "〔" + year + "〕" + serial + "号";
    }
}
