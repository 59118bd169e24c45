using Benchmarks.Languages;
using Benchmarks.Search;
using Benchmarks.Turns;
using Benchmarks.Understanding;
using Benchmarks.Widgets;

return args switch
{
    ["turns", .. var options] => await MeasureTurns.RunAsync(options),
    ["search", .. var options] => MeasureSearch.Run(options),
    ["serve-turns", .. var options] => await ServeTurns.RunAsync(options),
    ["understanding", .. var options] => await MeasureUnderstanding.RunAsync(options),
    ["widget", .. var options] => await MeasureWidget.RunAsync(options),
    ["train-language-model", .. var options] => TrainLanguageModel.Run(options),
    ["measure-language-model", .. var options] => await MeasureLanguageModel.RunAsync(options),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Usage:
          Benchmarks turns [--seconds N] [--only TEXT] [--json FILE] [--markdown FILE] [--peers DIR]
              Measure what a turn through /api/messages costs, beside the Bot Framework's
              JavaScript SDK, which is installed with npm from DIR (tests/Benchmarks/peers).
              N seconds for each of 33 scenarios (3); TEXT is part of a server, bot or storage.
          Benchmarks search [--pages N,N,...] [--faq FILE] [--content DIR]
              Time the search of N made-up pages and the residents' articles; score it on
              FILE, a split of SweFAQ (swefaq/swefaq_dev.jsonl of spraakbanken/SuperLim-2).
          Benchmarks widget [--rounds N] [--markdown FILE]
              Measure the widget beside Web Chat's published bundle in Chromium, as on a slow
              telephone: bytes, time until one can write, axe violations. N loads of each (5).
          Benchmarks train-language-model --data DIR --out FILE [--content DIR]
              Train language detection from DIR/lid_train.tsv.gz (lang, source, text), and
              from the examples and articles below the content folder.
          Benchmarks measure-language-model --data DIR [--model FILE] [--peers DIR|none] [--markdown FILE]
              Measure it on DIR/lid_test.tsv.gz (set, lang, text), beside five detectors from npm.
          Benchmarks understanding --data DIR [--only TEXT] [--split val] [--peers DIR|none] [--markdown FILE]
              Measure the recognizer on DIR/*.tsv.gz (split, intent, text), beside NLP.js from
              npm: accuracy, AUROC, calibration, time. TEXT is part of a set's name.
        """);
    return 2;
}
