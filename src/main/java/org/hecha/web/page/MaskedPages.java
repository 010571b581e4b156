package org.hecha.web.page;

import java.util.Set;
import org.hecha.shared.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.IAttribute;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IModelFactory;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.model.IStandaloneElementTag;
import org.thymeleaf.model.IText;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * The last thing that happens to every page and fragment: personal numbers in its words are hidden, whoever wrote them:
 * names of files, remarks, captions, answers. What a person is about to change stays as it is, for masked text sent back would
 * be lost text; and so does what stands in an element marked {@code data-unmasked}.
 */
@Component
class MaskedPages implements IPostProcessorDialect {

    private static final int LAST = 10_000;

    @Override
    public String getName() {
        return "masked";
    }

    @Override
    public int getDialectPostProcessorPrecedence() {
        return LAST;
    }

    @Override
    public Set<IPostProcessor> getPostProcessors() {
        return Set.of(new PostProcessor(TemplateMode.HTML, Masking.class, LAST));
    }

    /** One for each page that is written. Made by Thymeleaf, which wants it public and without arguments. */
    public static final class Masking extends AbstractTemplateHandler {

        private static final Set<String> READ_ALOUD = Set.of("title", "alt", "aria-label", "placeholder");
        private static final Set<String> AS_THEY_ARE = Set.of("textarea", "script", "style");

        private @Nullable IModelFactory models;
        private @Nullable String spared;
        private int depth;

        @Override
        public void setContext(ITemplateContext context) {
            super.setContext(context);
            models = context.getModelFactory();
        }

        @Override
        public void handleText(IText text) {
            String before = text.getText();
            String after = spared == null ? PersonalData.masked(before) : before;
            super.handleText(models == null || after.equals(before) ? text : models.createText(after));
        }

        @Override
        public void handleOpenElement(IOpenElementTag element) {
            String name = element.getElementCompleteName();
            if (spared != null) {
                depth += name.equals(spared) ? 1 : 0;
            } else if (element.hasAttribute("data-unmasked")
                    || AS_THEY_ARE.contains(name) && !element.hasAttribute("disabled")) {
                spared = name;
                depth = 1;
            }
            super.handleOpenElement(attributes(element));
        }

        @Override
        public void handleStandaloneElement(IStandaloneElementTag element) {
            super.handleStandaloneElement(attributes(element));
        }

        @Override
        public void handleCloseElement(ICloseElementTag element) {
            if (spared != null && element.getElementCompleteName().equals(spared) && --depth == 0) {
                spared = null;
            }
            super.handleCloseElement(element);
        }

        private <T extends IProcessableElementTag> T attributes(T element) {
            T masked = element;
            boolean readOnly = element.hasAttribute("disabled");
            for (IAttribute attribute : element.getAllAttributes()) {
                String name = attribute.getAttributeCompleteName();
                String value = attribute.getValue();
                if (models != null
                        && value != null
                        && (READ_ALOUD.contains(name) || readOnly && name.equals("value"))) {
                    String after = PersonalData.masked(value);
                    masked = after.equals(value) ? masked : models.setAttribute(masked, name, after);
                }
            }
            return masked;
        }
    }
}
