import { services } from '../services';
import { report, update } from '../update';

/** Says that another tab keeps the storage from being opened, for as long as that is so. */
export function reportBlocked(): void {
  services.storage.onBlocked((isBlocked) => {
    if (isBlocked) {
      report(
        {
          code: 'storage-blocked',
          file: '',
          message:
            'Another tab has an older version of the lab open and holds the storage. Close that tab, or reload it: what is stored then comes back here by itself.',
          values: {},
        },
        'warning',
      );
    } else {
      update((state) => ({ problems: state.problems.filter(({ code }) => code !== 'storage-blocked') }));
    }
  });
}
