package org.hecha.web.overview;

import org.hecha.workflow.Why;
import org.springframework.web.util.UriComponentsBuilder;

/** What a manager asks about causes; all of it stands in the URL. @param round, region, step empty = as {@link Why.Question} */
record WhyQuestion(String round, String region, String step) {

    Why.Question question() {
        return new Why.Question(round, region, step);
    }

    public WhyQuestion step(String name) {
        return new WhyQuestion(round, region, name);
    }

    public String here() {
        return url("/overview/why").encode().toUriString();
    }

    /** The list behind a number. */
    public String items(Why.Count count) {
        return url("/overview/why/items")
                .queryParam("key", count.key())
                .encode()
                .toUriString();
    }

    private UriComponentsBuilder url(String path) {
        var uri = UriComponentsBuilder.fromPath(path).queryParam("round", round);
        if (!region.isEmpty()) {
            uri.queryParam("region", region);
        }
        if (!step.isEmpty()) {
            uri.queryParam("step", step);
        }
        return uri;
    }
}
