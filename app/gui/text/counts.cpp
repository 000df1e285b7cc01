#include "app/gui/text/counts.h"

#include <QCoreApplication>

#include "app/gui/text/numbers.h"

namespace triscope::gui {

namespace {

struct Counts {
    Q_DECLARE_TR_FUNCTIONS(Counts)
};

}  // namespace

QString countOf(WideInt count, Noun noun) {
    switch (noun) {
        case Noun::Token:
            return counted(count, Counts::tr("1 token"), Counts::tr("%1 tokens"));
        case Noun::Key:
            return counted(count, Counts::tr("1 key"), Counts::tr("%1 keys"));
        case Noun::Query:
            return counted(count, Counts::tr("1 query"), Counts::tr("%1 queries"));
        case Noun::Cell:
            return counted(count, Counts::tr("1 cell"), Counts::tr("%1 cells"));
        case Noun::Layer:
            return counted(count, Counts::tr("1 layer"), Counts::tr("%1 layers"));
        case Noun::Head:
            return counted(count, Counts::tr("1 head"), Counts::tr("%1 heads"));
        case Noun::KvHead:
            return counted(count, Counts::tr("1 KV head"), Counts::tr("%1 KV heads"));
        case Noun::Thread:
            return counted(count, Counts::tr("1 thread"), Counts::tr("%1 threads"));
        case Noun::Chunk:
            return counted(count, Counts::tr("1 chunk"), Counts::tr("%1 chunks"));
        case Noun::Configuration:
            break;
    }
    return counted(count, Counts::tr("1 configuration"), Counts::tr("%1 configurations"));
}

}  // namespace triscope::gui
