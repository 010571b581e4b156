package org.hecha.search;

import java.util.Locale;

/** File types as people say them; the values of {@link Query#type()} and of the facet {@code type}. */
final class FileTypes {

    private FileTypes() {}

    /**
     * @param mediaType as found from the content
     * @param path      its ending decides where the content says too little (old office files)
     * @return pdf, word, sheet, slides, image, ofd, text, video, audio, mail, archive or other
     */
    static String of(String mediaType, String path) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (type.startsWith("image/")) {
            return type.contains("dwg") || type.contains("djvu") ? "other" : "image";
        }
        if (type.startsWith("video/")) {
            return "video";
        }
        if (type.startsWith("audio/")) {
            return "audio";
        }
        if (type.contains("ofd") || ending.equals("ofd")) {
            return "ofd";
        }
        if (type.equals("application/pdf")) {
            return "pdf";
        }
        if (type.equals("message/rfc822") || type.equals("application/vnd.ms-outlook")) {
            return "mail";
        }
        if (type.contains("spreadsheet") || type.contains("excel") || type.equals("text/csv")) {
            return "sheet";
        }
        if (type.contains("presentation") || type.contains("powerpoint")) {
            return "slides";
        }
        if (type.contains("word") || type.contains("rtf") || type.contains("wps-writer")) {
            return "word";
        }
        return byEnding(type, ending);
    }

    private static String byEnding(String type, String ending) {
        return switch (ending) {
            case "doc", "docx", "wps", "wpt", "odt", "rtf" -> "word";
            case "xls", "xlsx", "et", "ett", "ods", "csv" -> "sheet";
            case "ppt", "pptx", "dps", "odp" -> "slides";
            case "eml", "msg" -> "mail";
            case "zip", "rar", "7z", "tar", "gz", "tgz" -> "archive";
            default -> type.startsWith("text/") || type.contains("xhtml") || type.contains("xml") ? "text" : "other";
        };
    }
}
